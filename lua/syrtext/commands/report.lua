-- report.lua - the command report: a summary for the terminal, a page for the browser

local common = require "syrtext.commands.common"
local fault = require "syrtext.fault"
local names = require "syrtext.commands.names"

local function report (args, env)
  local list = common.read(args, env)
  local options = { gazetteer = names.gazetteer(args), decisions = names.decisions(args), threads = args.threads,
    index = common.index_options(args) }
  local result, message = require("syrtext.report").build(list, options)
  if not result then fault.raise("%s", message) end
  if args.output then
    local ok
    ok, message = result:save(args.output)
    if not ok then fault.raise("%s", message) end
  end
  env.stdout:write(tostring(result), "\n")
  if args.output then env.stdout:write("\nReport: ", args.output, "\n") end
  names.tell_unused(options.decisions, env)
end

return {
  {
    name = "report", summary = "Families, copies, changes and names: a summary, and one HTML page.", run = report, articles = true,
    options = function (command)
      command:option("-o --output", "Write the page to FILE; without it, only the summary."):argname("FILE")
      common.memory_option(command)
      names.options(command)
    end,
    example = "syrtext report articles/ -o report.html",
  },
}
