package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local oracle = require "oracle_reuse"

local function prints (doc, options)
  local out = {}
  for hash, first, last in doc:fingerprint(options) do out[#out + 1] = { hash = hash, first = first, last = last } end
  return out
end

local function hashes (text, options)
  local out = {}
  for _, p in ipairs(prints(syrtext.doc(text), options)) do out[p.hash] = true end
  return out
end

-- The fingerprints of a text are those of the definition.
local function as_defined (words_of_text, k, w, message)
  local doc = syrtext.doc(oracle.join(words_of_text))
  local words = oracle.words(doc)
  local shingles = oracle.shingles(words, k)
  local chosen = oracle.winnow(shingles, w, #words)
  local got = prints(doc, { k = k, w = w })
  assert.equal(#chosen, #got, message)
  for n, i in ipairs(chosen) do
    assert.equal(("%016x"):format(shingles[i]), got[n].hash)
    assert.equal(words[i].first, got[n].first)
    assert.equal(words[i + k - 1].last, got[n].last)
  end
end

describe("fingerprint", function ()
  it("is what the definition gives, for any k and w", function ()
    for seed = 1, 60 do
      local random = oracle.random(seed)
      local k, w = 2 + random(8), random(12)
      as_defined(oracle.text(random, random(400) - 1, seed % 3 == 0 and 4 or 500), k, w, "seed " .. seed)
    end
  end)

  -- Eight windows are looked at at once, 512 shingles at a time; a text in which one comes
  -- twice is looked at shingle by shingle.
  it("is that for long texts too, and for those that repeat themselves", function ()
    for seed = 1, 20 do
      local random = oracle.random(1000 + seed)
      local n = 512 * random(2) + random(24) - 12
      as_defined(oracle.text(random, n, seed % 4 == 0 and 2 or seed % 4 == 1 and 30 or 5000), 6, random(64), "seed " .. seed)
    end
  end)

  it("meets every run of k + w - 1 words that two texts share", function ()
    for seed = 1, 20 do
      local random = oracle.random(seed)
      local run = oracle.text(random, 12, 1000)
      local one = hashes(oracle.join(oracle.text(random, random(40) - 1, 1000), run, oracle.text(random, random(40) - 1, 1000)))
      local two = hashes(oracle.join(oracle.text(random, random(40) - 1, 1000), run, oracle.text(random, random(40) - 1, 1000)))
      local met = false
      for h in pairs(one) do met = met or two[h] end
      assert.is_true(met, "seed " .. seed)
    end
  end)

  it("meets every run of k + 2 words that two short texts share", function ()
    for seed = 1, 20 do
      local random = oracle.random(seed)
      local run = oracle.text(random, 8, 1000)
      local one = hashes(oracle.join(oracle.text(random, random(180) - 1, 1000), run))
      local met = false
      for h in pairs(hashes(oracle.join(run, oracle.text(random, random(180) - 1, 1000)))) do met = met or one[h] end
      assert.is_true(met, "seed " .. seed)
    end
  end)

  it("chooses of a short text what it would choose of the same in a long one", function ()
    local random = oracle.random(5)
    local short, rest = oracle.text(random, 150, 3000), oracle.text(random, 300, 3000)
    local some, all = hashes(oracle.join(short, rest)), hashes(oracle.join(short))
    local within = oracle.shingles(oracle.words(syrtext.doc(oracle.join(short))), 6)
    local n, kept = 0, 0
    for i = 1, #within - 6 do -- the windows of the last ones reach into the rest
      local h = ("%016x"):format(within[i])
      if some[h] then
        n = n + 1
        if all[h] then kept = kept + 1 end
      end
    end
    assert.truthy(n > 25)
    assert.equal(n, kept)
  end)

  it("does not see case, accents, quotation marks and spaces", function ()
    local a = "« L'armée a repris, dimanche, l'académie d'artillerie d'Alep », a dit l'Observatoire."
    local b = "“L’ARMEE a  repris dimanche\nl’academie d’artillerie d’Alep” a dit l’Observatoire"
    assert.same(hashes(a), hashes(b))
  end)

  it("keeps two of w + 1 shingles of natural text", function ()
    local doc = syrtext.doc(oracle.join(oracle.text(oracle.random(7), 20000, 3000)))
    local share = #prints(doc) / 20000
    assert.truthy(share > .235 and share < .265, share)
  end)

  it("gives none for fewer than k words and one for k", function ()
    assert.equal(0, #prints(syrtext.doc("")))
    assert.equal(0, #prints(syrtext.doc("un deux trois quatre cinq")))
    assert.equal(1, #prints(syrtext.doc("un deux trois quatre cinq six")))
  end)

  it("refuses what is out of range", function ()
    local doc = syrtext.doc("un")
    assert.error_matches(function () doc:fingerprint { k = 2 } end, "option 'k' must be from 3 to 63")
    assert.error_matches(function () doc:fingerprint { w = 65 } end, "option 'w'")
    assert.error_matches(function () doc:fingerprint { w = "x" } end, "must be an integer")
    assert.error_matches(function () doc:fingerprint(6) end, "table expected")
    doc:close()
    assert.error_matches(function () doc:fingerprint() end, "closed")
  end)

  it("may outlive a loop that is left early", function ()
    local doc = syrtext.doc(oracle.join(oracle.text(oracle.random(1), 100, 100)))
    for _ = 1, 50 do
      doc:fingerprint()()
    end
    collectgarbage()
  end)
end)

describe("simhash", function ()
  it("is what the definition gives", function ()
    for seed = 1, 30 do
      local random = oracle.random(seed)
      local doc = syrtext.doc(oracle.join(oracle.text(random, random(700) - 1, 300)))
      assert.equal(oracle.simhash(oracle.words(doc)), doc:simhash())
    end
  end)

  it("is 16 zeros for no words", function ()
    assert.equal("0000000000000000", syrtext.doc(" ... "):simhash())
  end)
end)

describe("minhash", function ()
  local function alike (a, b)
    local n = 0
    for i = 1, #a do n = n + (a[i] == b[i] and 1 or 0) end
    return n / #a
  end

  it("estimates the Jaccard similarity", function ()
    for seed = 1, 12 do
      local random = oracle.random(seed)
      local shared = oracle.text(random, 100 * seed, 5000)
      local a = syrtext.doc(oracle.join(shared, oracle.text(random, 400, 5000)))
      local b = syrtext.doc(oracle.join(oracle.text(random, 300, 5000), shared))
      local truth = oracle.jaccard(oracle.words(a), oracle.words(b))
      assert.truthy(math.abs(truth - alike(a:minhash(1024), b:minhash(1024))) < .07, "seed " .. seed)
    end
  end)

  it("has as many items as asked for, none of them empty", function ()
    local doc = syrtext.doc("un deux trois quatre cinq six sept")
    for _, n in ipairs { 1, 2, 64, 128, 65536 } do
      local sketch = doc:minhash(n)
      assert.equal(n, #sketch)
      for i = 1, n do assert.truthy(sketch[i] < 0xFFFFFFFF) end
    end
    assert.equal(128, #doc:minhash())
    assert.same(doc:minhash(64), syrtext.doc("Un, deux, trois... QUATRE cinq six sept !"):minhash(64))
  end)

  it("says so when there are no words, and refuses what is out of range", function ()
    for _, v in ipairs(syrtext.doc(""):minhash(8)) do assert.equal(0xFFFFFFFF, v) end
    assert.error_matches(function () syrtext.doc("un"):minhash(0) end, "from 1 to 65536 bins")
    assert.error_matches(function () syrtext.doc("un"):minhash(65537) end, "from 1 to 65536 bins")
  end)
end)
