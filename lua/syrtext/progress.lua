-- progress.lua - how far a long job is, on standard error, when a person looks on
--
-- Nothing is shown in the first second, nor when standard error is no terminal.

local progress = {}

local Progress = { __name = "syrtext.Progress" }
Progress.__index = Progress

local FIRST, EVERY = 1.0, 0.2 -- seconds before the first line, and between lines
local MB = 1e6

-- Is this file a terminal? The core knows, or lua-term; otherwise: no.
function progress.is_terminal (file)
  if io.type(file) ~= "file" then return false end
  local ok, core = pcall(require, "syrtext.core")
  if ok and type(core.isatty) == "function" then return core.isatty(file) and true or false end
  local found, term = pcall(require, "term")
  return found and type(term.isatty) == "function" and term.isatty(file) and true or false
end

local function duration (seconds)
  seconds = math.floor(seconds + 0.5)
  if seconds < 60 then return seconds .. " s" end
  return ("%d min %02d s"):format(seconds // 60, seconds % 60)
end

-- "reading: 12.4 of 80.0 MB, 31.2 MB/s, 2 s left"
function progress.line (what, done, total, seconds)
  local rate = done / math.max(seconds, 1e-9)
  local left = total > done and rate > 0 and ", " .. duration((total - done) / rate) .. " left" or ""
  return ("%s: %.1f of %.1f MB, %.1f MB/s%s"):format(what, done / MB, total / MB, rate / MB, left)
end

-- new(what, total, options?): total in bytes. options: file, clock, terminal (for tests)
function progress.new (what, total, options)
  options = options or {}
  local self = setmetatable({ what = what, total = total, done = 0, shown = false }, Progress)
  self.file, self.clock = options.file or io.stderr, options.clock or os.clock
  self.terminal = options.terminal
  if self.terminal == nil then self.terminal = progress.is_terminal(self.file) end
  self.start = self.clock()
  self.next = self.start + FIRST
  return self
end

-- n more bytes are done.
function Progress:add (n)
  self.done = self.done + n
  if not self.terminal then return end
  local now = self.clock()
  if now < self.next then return end
  self.next, self.shown = now + EVERY, true
  self.file:write("\r", progress.line(self.what, self.done, self.total, now - self.start), "\27[K")
  self.file:flush()
end

-- Wipe the line: results or messages follow.
function Progress:finish ()
  if self.shown then self.file:write("\r\27[K") end
  self.shown = false
end

return progress
