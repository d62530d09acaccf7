local dkjson = require "dkjson"
local json = require "syrtext.json"

describe("json", function ()
  it("reads values", function ()
    assert.equal("aé\n\"\\/\u{1F600}\127", json.decode([["a\u00e9\n\"\\\/\ud83d\ude00]] .. '\127"'))
    assert.same({ 1, -2.5, 1e3, true, false, {}, { a = { 1 } } }, json.decode ' [1, -2.5,1E+3 ,true,false,[],{"a":[1] }]\r\n')
    assert.equal("integer", math.type(json.decode "9223372036854775807"))
    assert.same({ a = 1 }, json.decode '{"a":1,"b":null}')
    assert.equal(json.null, json.decode("[null]")[1])
    assert.equal("\u{FFFD}x\u{FFFD}", json.decode [["\ud800x\udc00"]])
    assert.equal("\xFF", json.decode '"\xFF"')
    assert.equal("", json.decode '""')
  end)

  it("says where it is wrong", function ()
    for text, at in pairs {
      [""] = 1, ["{"] = 2, ['{"a"}'] = 5, ['{"a":}'] = 6, ['{"a":1 "b":2}'] = 8, ['{"a":1,}'] = 8, ["[1,]"] = 4, ["[1 2]"] = 4,
      ["01"] = 1, ["-"] = 1, [".5"] = 1, ["1."] = 2, ["nul"] = 1, ["tru"] = 1, ['"a'] = 3, ['"\\x"'] = 2, ['"\\u12"'] = 2, ['"\n"'] = 2,
      ["{} x"] = 4, ["{'a':1}"] = 2, ["[1}"] = 3, ["NaN"] = 1, ["{a:1}"] = 2,
    } do
      local value, byte, message = json.decode(text)
      assert.is_nil(value)
      assert.equal(at, byte, text)
      assert.is_string(message)
    end
    assert.same({ nil, 201, "nested too deep" }, { json.decode(("["):rep(100000)) })
  end)

  it("reads what another writer wrote", function ()
    local seed = 5
    local function random (n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n + 1
    end
    local function value (depth)
      local kind = random(depth > 3 and 4 or 6)
      if kind == 1 then return random(1000) - 500 end
      if kind == 2 then return random(2) == 1 end
      if kind == 3 then return random(1000) / 8 end
      if kind == 4 then
        local chars = {}
        for i = 1, random(8) - 1 do chars[i] = utf8.char(random(0x2FF)) end
        return table.concat(chars)
      end
      local t = setmetatable({}, { __jsontype = kind == 5 and "array" or "object" })
      for i = 1, random(5) - 1 do t[kind == 5 and i or "k" .. i] = value(depth + 1) end
      return t
    end
    for _ = 1, 300 do
      local v = value(0)
      assert.same(v, json.decode(dkjson.encode(v, { indent = random(2) == 1 })))
    end
  end)
end)
