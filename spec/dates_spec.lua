package.path = "./spec/?.lua;" .. package.path
local dates = require "syrtext.dates"
local oracle = require "oracle_reuse"

describe("dates", function ()
  it("are read as ISO 8601 has them, and nothing else is", function ()
    for text, day in pairs {
      ["2020"] = "2020", ["2020-03"] = "2020-03", ["2020-03-01"] = "2020-03-01", ["2020-03-01T08:00"] = "2020-03-01",
      ["2020-03-01 08:00:30.5"] = "2020-03-01", ["2020-03-01T08:00Z"] = "2020-03-01", ["2020-03-01T08:00+02:00"] = "2020-03-01",
    } do assert.equal(day, dates.parse(text).day, text) end
    for _, text in ipairs { "hier", "03/01/2020", "2020-13-01", "2020-03-32", "2020-03-01T25:00", "2020-03-01T08:00 environ", "" } do
      assert.is_nil(dates.parse(text), text)
    end
    assert.is_nil(dates.parse(nil))
    assert.is_nil(dates.parse(2020))
  end)

  it("are counted in seconds of UTC", function ()
    assert.equal(0, dates.parse("1970-01-01T00:00Z").instant)
    assert.equal(951827696, dates.parse("2000-02-29T12:34:56Z").instant)
    assert.equal(dates.parse("2020-03-01T07:00Z").instant, dates.parse("2020-03-01T09:00+02:00").instant)
    assert.equal("2020-03-01T07:00:00", dates.key("2020-03-01T09:00+02:00"))
  end)

  it("are earlier where that is certain", function ()
    for _, case in ipairs {
      { "2020-03-01", "2020-03-02", true }, { "2020-03-01", "2020-03-01T09:00Z", false }, { "2020", "2020-03-01", false },
      { "2019", "2020-03-01", true }, { "2020-03-01T10:00+02:00", "2020-03-01T09:00Z", true }, { "hier", "2020-03-01", false },
      { "03/01/2019", "01/02/2019", false }, { "2020-03-01T23:00", "2020-03-02", true }, { "2020-03-01", "2020-03-01", false },
    } do
      assert.equal(case[3], dates.earlier(case[1], case[2]), case[1] .. " " .. case[2])
      assert.is_false(dates.earlier(case[2], case[1]))
    end
  end)

  it("which none is earlier than are found as by asking each pair", function ()
    local all = { "2020", "2019", "2020-03", "2020-03-01", "2020-03-02", "2020-03-01T08:00", "2020-03-01T09:00+02:00", "hier",
      "2020-04-01T00:30+02:00" }
    local random = oracle.random(11)
    for _ = 1, 500 do
      local list, n = {}, random(6)
      for i = 1, n do list[i] = all[random(#all)] end
      local first = dates.firsts(list, n)
      for i = 1, n do
        local later = false
        for j = 1, n do later = later or dates.earlier(list[j], list[i]) end
        assert.equal(not later, first[i], table.concat(list, " "))
      end
    end
    assert.is_false(select(2, dates.firsts({ "2020", "hier" }, 2)))
    assert.is_true(select(2, dates.firsts({ "2020", "2019" }, 2)))
  end)
end)
