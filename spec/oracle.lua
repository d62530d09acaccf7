-- oracle.lua - slow, obvious twins of what the core does fast
--
-- They share nothing with it, and are compared with it on random text.

local oracle = {}

-- ------------------------------------------------------------------ UTF-8

-- Unicode 15, table 3-7: the bytes of well-formed characters, low and high.
local WELL = {
  { { 0x00, 0x7F } },
  { { 0xC2, 0xDF }, { 0x80, 0xBF } },
  { { 0xE0, 0xE0 }, { 0xA0, 0xBF }, { 0x80, 0xBF } },
  { { 0xE1, 0xEC }, { 0x80, 0xBF }, { 0x80, 0xBF } },
  { { 0xED, 0xED }, { 0x80, 0x9F }, { 0x80, 0xBF } },
  { { 0xEE, 0xEF }, { 0x80, 0xBF }, { 0x80, 0xBF } },
  { { 0xF0, 0xF0 }, { 0x90, 0xBF }, { 0x80, 0xBF }, { 0x80, 0xBF } },
  { { 0xF1, 0xF3 }, { 0x80, 0xBF }, { 0x80, 0xBF }, { 0x80, 0xBF } },
  { { 0xF4, 0xF4 }, { 0x80, 0x8F }, { 0x80, 0xBF }, { 0x80, 0xBF } },
}

-- How many bytes at i fit a row, and whether that is the whole row.
local function fit (s, i, row)
  for k, range in ipairs(row) do
    local b = s:byte(i + k - 1)
    if not b or b < range[1] or b > range[2] then return k - 1, false end
  end
  return #row, true
end

-- next(s, i) --> length, good: the character at i, or the longest beginning of one
-- (a "maximal subpart", what one U+FFFD stands for), at least one byte
function oracle.next (s, i)
  local longest = 1
  for _, row in ipairs(WELL) do
    local n, whole = fit(s, i, row)
    if whole then return n, true end
    if n > longest then longest = n end
  end
  return longest, false
end

-- The bad pieces of s: a list of { first, last }.
function oracle.bad (s)
  local out, i = {}, 1
  while i <= #s do
    local n, good = oracle.next(s, i)
    if not good then out[#out + 1] = { i, i + n - 1 } end
    i = i + n
  end
  return out
end

-- s with one U+FFFD for every bad piece.
function oracle.replace (s)
  local out, i = {}, 1
  while i <= #s do
    local n, good = oracle.next(s, i)
    out[#out + 1] = good and s:sub(i, i + n - 1) or "\u{FFFD}"
    i = i + n
  end
  return table.concat(out)
end

-- ------------------------------------------------------------------ folding

-- Latin letters and what they fold to.
local LETTERS = {
  a = "ÀÁÂÃÄÅàáâãäåĀāĂăĄą", ae = "Ææ", c = "ÇçĆćĈĉĊċČč", d = "ÐðĎďĐđ", e = "ÈÉÊËèéêëĒēĔĕĖėĘęĚě",
  g = "ĜĝĞğĠġĢģ", h = "ĤĥĦħ", i = "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", ij = "Ĳĳ", j = "Ĵĵ", k = "Ķķ", l = "ĹĺĻļĽľĿŀŁł",
  n = "ÑñŃńŅņŇň", o = "ÒÓÔÕÖØòóôõöøŌōŎŏŐő", oe = "Œœ", r = "ŔŕŖŗŘř", s = "ŚśŜŝŞşŠšſ", ss = "ß",
  t = "ŢţŤťŦŧ", th = "Þþ", u = "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", w = "Ŵŵ", y = "ÝýÿŶŷŸ", z = "ŹźŻżŽž",
}

local FOLD = { ["’"] = "", ["'"] = "", ["ʼ"] = "", ["‐"] = "-", ["‑"] = "-", ["\u{AD}"] = "" }
for folded, letters in pairs(LETTERS) do
  for letter in letters:gmatch(utf8.charpattern) do FOLD[letter] = folded end
end

-- Every Latin letter that it knows, for those who draw random words.
oracle.letters = {}
for letter in pairs(FOLD) do table.insert(oracle.letters, letter) end
table.sort(oracle.letters)

-- fold(s): ASCII, Latin letters, apostrophes and hyphens; other characters stay.
function oracle.fold (s)
  return (s:lower():gsub(utf8.charpattern, FOLD))
end

-- ------------------------------------------------------------------ number groups

-- groups "12 345 67 890" --> { "12 345", "67 890" }: digits between single spaces;
-- a group of one to three takes the groups of exactly three that follow it, unless two
-- digits stand behind the first of them (a telephone number) or it begins with 0.
function oracle.groups (s)
  local out, open, run = {}, false, {}
  for digits in s:gmatch("%d+") do run[#run + 1] = digits end
  for i, digits in ipairs(run) do
    local telephone = not (out[#out] or ""):find(" ") and #(run[i + 1] or "") == 2
    if open and #digits == 3 and not telephone then
      out[#out] = out[#out] .. " " .. digits
    else
      out[#out + 1] = digits
      open = #digits <= 3 and digits:sub(1, 1) ~= "0"
    end
  end
  return out
end

-- ------------------------------------------------------------------ pairs

-- pairs(s, open, close) --> list of "first-last" of every pair, "first-" of every opening
-- mark without one, by where they begin; how deep the pairs nest; how many have none. By taking the
-- innermost pairs away, which leave characters of no meaning, until none is left.
function oracle.pairs (s, open, close)
  local found, depth = {}, 0
  local size, o, c = #s, open:gsub("%p", "%%%0"), close:gsub("%p", "%%%0")
  s = s:gsub(o, "\1" .. ("\3"):rep(#open - 1)):gsub(c, ("\3"):rep(#close - 1) .. "\2")
  assert(#s == size)
  repeat
    local n
    s, n = s:gsub("()(\1)([^\1\2]*)(\2)()", function (first, _, inner, _, after)
      found[#found + 1] = { first, first .. "-" .. after - 1 }
      return "\3" .. inner .. "\3"
    end)
    depth = depth + (n > 0 and 1 or 0)
  until n == 0
  local paired = #found
  for first in s:gmatch("()\1") do found[#found + 1] = { first, first .. "-" } end
  local lost = #found - paired
  table.sort(found, function (a, b) return a[1] < b[1] end)
  for i, f in ipairs(found) do found[i] = f[2] end
  return found, depth, lost
end

-- balanced(n, open, close): words with up to n pairs around some of them
function oracle.balanced (n, open, close)
  local s = "mot"
  for _ = 1, math.random(n) do
    s = math.random(2) == 1 and "mot" .. open .. s .. close .. "mot" or s .. open .. "mot" .. close .. "mot"
  end
  return s
end

-- ------------------------------------------------------------------ random text

-- French in small pieces, with all that the tokenizer decides about.
oracle.pieces = {
  "l'", "d'", "qu'", "aujourd'hui", "c'est-à-dire", "L'", "jusqu'", "armée", "état", "Homs", "Élu", "il", "a", "dort",
  "dit-il", "a-t-il", "Jong-il", "États-Unis", "ex-Front", "peut-être", "M.", "Dr.", "etc.", "J.-C.", "S.A.N.A.", "p. 12",
  "250.000", "250 000", "12", "2003", "300", "9,9", "15h30", "70%", "1er", "12/03/2011", "-6", "°C", "n°", "1/10", "km",
  ".", ",", "...", "…", "!", "?", ":", ";", "«", "»", '"', "“", "”", "(", ")", "[", "]", "–", "-", "--", "/", "'", "&", "€",
  "http://exemple.fr/a", "exemple.fr", "a@exemple.fr", "#Alep", "@roy", "👏", "🇫🇷", "حلب", "Алеппо", "œuvre",
  "auteur(s)", "e\u{301}t", "Con\u{AD}stan", "ville.Les", "ﬁn",
}

oracle.spaces = { " ", " ", " ", " ", "", "", "\n", "  ", "\u{A0}", "\u{202F}", "\r\n", "\n\n", "\t" }

-- text(n): n random pieces; math.random must have been seeded. An address takes
-- ' but not ’ into itself, so that nothing stands glued to one.
function oracle.text (n, spaces)
  local out = {}
  spaces = spaces or oracle.spaces
  for _ = 1, n do
    local piece = oracle.pieces[math.random(#oracle.pieces)]
    out[#out + 1] = piece
    out[#out + 1] = piece:find "^http" and " " or spaces[math.random(#spaces)]
  end
  return table.concat(out)
end

-- bytes(n): n random bytes, mostly those that UTF-8 decides about.
function oracle.bytes (n)
  local odd = "aZ9 .'-\0\x80\xBF\xC0\xC1\xC2\xC3\xDF\xE0\xA0\x9F\xED\xEF\xF0\x90\x8F\xF4\xF5\xFF"
  local out = {}
  for i = 1, n do
    local k = math.random(#odd)
    out[i] = math.random(4) == 1 and string.char(math.random(0, 255)) or odd:sub(k, k)
  end
  return table.concat(out)
end

return oracle
