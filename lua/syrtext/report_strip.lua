-- report_strip.lua - one bar per document: where the copied passages lie, as SVG
--
-- All bars of a family share one scale. A passage has the number and the colour
-- of its place in the base, so that moved text is seen at once.

local html = require "syrtext.html"

local strip = {}

local LEFT, RIGHT, WIDTH = 190, 64, 960 -- pixels: labels, shares, all
local ROW, BAR = 30, 16                 -- height of a row and of its bar
local COLORS = 6
local ROOM = 16                         -- pixels that a number needs

-- The class of colour for a place in the base, 0..5 from its start to its end.
function strip.color (first, bytes)
  return math.min(COLORS - 1, (first - 1) * COLORS // math.max(bytes, 1))
end

local function x_of (byte, scale)
  return LEFT + (byte - 1) * scale
end

local function segment (out, y, first, last, scale, color, title, label)
  local x, w = x_of(first, scale), math.max((last - first + 1) * scale, 1.5)
  out[#out + 1] = ('<rect class="s%d" x="%.1f" y="%d" width="%.1f" height="%d" rx="2"><title>%s</title></rect>'):format(color, x, y,
    w, BAR, html.esc(title))
  if label and w >= ROOM then
    out[#out + 1] = ('<text class="num" x="%.1f" y="%d">%s</text>'):format(x + w / 2, y + 12, label)
  end
end

local function label (out, y, id, right)
  local text = #id > 24 and id:sub(1, 23):gsub("[\xC0-\xFF]?[\x80-\xBF]*$", "") .. "…" or id
  out[#out + 1] = ('<text x="0" y="%d">%s</text>'):format(y + 12, html.esc(text))
  out[#out + 1] = ('<text class="dim" x="%d" y="%d" text-anchor="end">%s</text>'):format(WIDTH, y + 12, html.esc(right))
end

local STEPS = 120 -- of the base's bar

-- How many copies keep each step of the base.
local function depth (f)
  local hits = {}
  for s = 1, STEPS do hits[s] = 0 end
  for _, m in ipairs(f.members) do
    local seen = {}
    for _, p in ipairs(m.passages) do
      local from, to = (p.a.first - 1) * STEPS // f.base.bytes + 1, (p.a.last - 1) * STEPS // f.base.bytes + 1
      for s = from, to do
        if not seen[s] then seen[s], hits[s] = true, hits[s] + 1 end
      end
    end
  end
  return hits
end

-- Steps first..last of the base, of one colour and depth.
local function step_rect (f, y, width, first, last, color, n, copies)
  return ('<rect class="s%d" x="%.2f" y="%d" width="%.2f" height="%d" opacity="%.2f"><title>%s</title></rect>'):format(color,
    LEFT + (first - 1) * width, y, (last - first + 1) * width, BAR, 0.25 + 0.75 * n / copies,
    html.esc(("repris par %d sur %d"):format(n, #f.members - 1)))
end

-- The base: darker where more copies keep the text. Steps that look alike are one
-- rectangle.
local function base_row (out, f, y, scale)
  label(out, y, f.base.id, "base")
  out[#out + 1] = ('<rect class="bar" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>'):format(LEFT, y, f.base.bytes * scale, BAR)
  local hits, width, s = depth(f), f.base.bytes * scale / STEPS, 1
  local function color (step) return strip.color((step - 1) * f.base.bytes // STEPS + 1, f.base.bytes) end
  while s <= STEPS do
    local e = s
    while e < STEPS and hits[e + 1] == hits[s] and color(e + 1) == color(s) do e = e + 1 end
    if hits[s] > 0 then out[#out + 1] = step_rect(f, y, width, s, e, color(s), hits[s], #f.members - 1) end
    s = e + 1
  end
end

local function copy_row (out, f, m, y, scale)
  label(out, y, m.id, #m.passages > 0 and html.percent(m.copied) or "")
  out[#out + 1] = ('<rect class="bar" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>'):format(LEFT, y, m.bytes * scale, BAR)
  for _, p in ipairs(m.passages) do
    segment(out, y, p.b.first, p.b.last, scale, strip.color(p.a.first, f.base.bytes),
      ("passage %d : %d mots"):format(p.i, p.words), p.i)
  end
end

-- svg(family, members) --> markup
function strip.svg (f, members)
  local longest, out = 1, {}
  for _, m in ipairs(members) do longest = math.max(longest, m.bytes) end
  local scale, height = (WIDTH - LEFT - RIGHT) / longest, #members * ROW
  out[1] = ('<svg viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">'):format(WIDTH, height, WIDTH, height,
    html.esc(("Place des passages repris dans %d documents"):format(#members)))
  for i, m in ipairs(members) do
    local y = (i - 1) * ROW + (ROW - BAR) // 2
    if m.id == f.base.id then base_row(out, f, y, scale) else copy_row(out, f, m, y, scale) end
  end
  out[#out + 1] = "</svg>"
  return table.concat(out, "\n")
end

return strip
