-- Here the lists of the rockspec are held against the folders; rockspec/make_rockspec.lua writes them.

local rock = {}
assert(loadfile("rockspec/syrtext-scm-1.rockspec", "t", rock))()
local modules = rock.build.modules

local function files (folder, pattern)
  local out = {}
  local p = io.popen("find " .. folder .. " -name '" .. pattern .. "' | LC_ALL=C sort")
  for line in p:lines() do out[#out + 1] = line end
  p:close()
  assert(#out > 0, folder)
  return out
end

-- What is in one of two tables and not in the other, as "+ new" and "- gone".
local function differences (listed, found)
  local out = {}
  for k, v in pairs(found) do
    if listed[k] ~= v then out[#out + 1] = "+ " .. tostring(v) end
  end
  for k, v in pairs(listed) do
    if found[k] ~= v then out[#out + 1] = "- " .. tostring(v) end
  end
  table.sort(out)
  if #out > 0 then out[#out + 1] = "run: lua5.4 rockspec/make_rockspec.lua" end
  return table.concat(out, "\n")
end

local function set (list)
  local out = {}
  for _, v in ipairs(list) do out[v] = v end
  return out
end

local function is_there (path)
  local f = io.open(path, "rb")
  if f then f:close() end
  return f ~= nil
end

describe("the rockspec", function ()
  it("compiles every file of csrc, and no other", function ()
    assert.equal("", differences(set(modules["syrtext.core"].sources), set(files("csrc", "*.c"))))
  end)

  it("installs every Lua file under its name, and no other", function ()
    local expected = { ["syrtext.core"] = modules["syrtext.core"], ["syrtext.meta"] = "docs/meta.lua" }
    for _, path in ipairs(files("lua", "*.lua")) do
      local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      expected[name] = path
    end
    assert.equal("", differences(modules, expected))
    for name, path in pairs(modules) do assert.truthy(type(path) == "table" or is_there(path), name) end
  end)

  it("installs the data that the modules ask for, and no other", function ()
    local expected = {}
    for _, path in ipairs(files("lua", "*.lua")) do
      local f = io.open(path)
      for name in f:read("a"):gmatch 'shipped "([%w_]+)%.tsv"' do
        expected["syrtext.data." .. name] = "corpus/gazetteer/" .. name .. ".tsv"
      end
      f:close()
    end
    assert.same(expected, rock.build.install.lua)
    for _, path in pairs(expected) do assert.truthy(is_there(path), path) end
  end)

  it("installs the command", function ()
    assert.same({ "bin/syrtext" }, rock.build.install.bin)
    assert.truthy(is_there "bin/syrtext")
  end)

  it("copies folders that are there", function ()
    for _, folder in ipairs(rock.build.copy_directories) do
      assert.truthy(os.execute("test -d " .. folder))
      assert.falsy(folder == "lua" or folder == "lib") -- LuaRocks has its own of these names
    end
  end)

  it("links what the Makefile links", function ()
    local f = io.open "Makefile"
    local libs = f:read("a"):match "\nLIBS[^\n]*"
    f:close()
    for _, name in ipairs(modules["syrtext.core"].libraries) do assert.truthy(libs:find(name, 1, true), name) end
  end)

  it("depends on Lua alone, without an upper bound", function ()
    assert.same({ "lua >= 5.3" }, rock.dependencies)
    assert.equal("syrtext", rock.package)
    assert.equal("scm-1", rock.version)
    assert.equal("MIT", rock.description.license)
  end)
end)
