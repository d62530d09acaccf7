-- about.lua - the commands version and help

local fault = require "syrtext.fault"

local function version (_, env)
  local core = require "syrtext.core"
  env.stdout:write(("syrtext %s (fold %d, %s)\n"):format(core._VERSION, core.FOLD_VERSION, _VERSION))
end

local function overview (env)
  local out = { "usage: syrtext COMMAND [options] PATH...\n" }
  for _, spec in ipairs(env.commands) do
    out[#out + 1] = ("  %-10s %s"):format(spec.name, spec.summary)
  end
  out[#out + 1] = "\nsyrtext COMMAND --help says more. Example: syrtext report articles/ -o report.html"
  return table.concat(out, "\n")
end

-- help: a command, or a name of the Lua module.
local function help (args, env)
  local topic = args.topic
  if not topic then
    env.stdout:write(overview(env), "\n")
    return
  end
  for _, spec in ipairs(env.commands) do
    if spec.name == topic then return require("syrtext.cli").main({ topic, "--help" }, env) end
  end
  local text = require("syrtext.help").text(topic)
  if text:find("^no help for") then fault.usage("%s", text) end
  env.stdout:write(text, "\n")
end

return {
  { name = "version", summary = "The version of syrtext.", run = version, example = "syrtext version" },
  {
    name = "help", summary = "Help about a command, or about a name of the Lua module.", run = help,
    options = function (command) command:argument("topic", "A command, or a name such as Doc.tokens."):args("?") end,
    example = "syrtext help Doc.tokens",
  },
}
