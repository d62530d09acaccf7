-- helper.lua - for the specs: a folder that goes away, and the command line without a process

local helper = {}

local function quoted (path)
  return "'" .. path:gsub("'", "'\\''") .. "'"
end

-- A fresh folder: folder.path, folder:write(name, text) --> path, folder:read(name), folder:remove()
function helper.folder ()
  local folder = { path = os.tmpname() }
  os.remove(folder.path)
  assert(os.execute("mkdir " .. quoted(folder.path)))

  function folder:make (name)
    assert(os.execute("mkdir -p " .. quoted(self.path .. "/" .. name)))
    return self.path .. "/" .. name
  end

  function folder:write (name, text)
    local path = self.path .. "/" .. name
    local f = assert(io.open(path, "wb"))
    f:write(text)
    f:close()
    return path
  end

  function folder:read (name)
    local f = io.open(self.path .. "/" .. name, "rb")
    local text = f and f:read("a")
    if f then f:close() end
    return text
  end

  -- names of the files in it, sorted
  function folder:names ()
    local out = {}
    local p = io.popen("ls -A " .. quoted(self.path))
    for line in p:lines() do out[#out + 1] = line end
    p:close()
    return out
  end

  function folder:remove ()
    os.execute("chmod -R u+rwx " .. quoted(self.path) .. "; rm -rf " .. quoted(self.path))
  end

  return folder
end

-- Something to write to; fails: the write fails as into a closed pipe
local function sink (fails)
  local s = { parts = {} }
  function s:write (...)
    if fails then return nil, "Broken pipe", 32 end
    for _, part in ipairs { ... } do self.parts[#self.parts + 1] = part end
    return self
  end
  function s:flush () return self end
  function s:text () return table.concat(self.parts) end
  return s
end

-- Something to read from, with what readers use of a file.
local function source (text)
  local f = io.tmpfile()
  f:write(text)
  f:seek("set")
  return f
end

-- run("tokens", "a.txt", ...) --> { code, out, err }; a table at the end: stdin, broken
function helper.run (...)
  local words = { ... }
  local options = type(words[#words]) == "table" and table.remove(words) or {}
  local stdout, stderr = sink(options.broken), sink()
  local code = require("syrtext.cli").main(words, {
    stdout = stdout, stderr = stderr, stdin = options.stdin and source(options.stdin) or nil,
  })
  return { code = code, out = stdout:text(), err = stderr:text() }
end

-- TSV output as rows by column name
function helper.rows (text)
  local rows, columns = {}, nil
  for line in text:gmatch("([^\n]*)\n") do
    local cells = {}
    for cell in (line .. "\t"):gmatch("(.-)\t") do cells[#cells + 1] = cell end
    if not columns then
      columns = cells
    else
      local row = {}
      for i, name in ipairs(columns) do row[name] = cells[i] end
      rows[#rows + 1] = row
    end
  end
  return rows, columns
end

-- Is this process root, which may read everything?
function helper.is_root ()
  local p = io.popen "id -u"
  local id = p:read("n")
  p:close()
  return id == 0
end

return helper
