-- credits.lua - which agency the members of families credit
--
-- families.lua judges which member a family comes from, and a credit is its best
-- evidence. It reads the agencies that it knows; the structure of a page shows
-- others as well ("Avec Agence X" on a line of its own). Looking for that costs
-- more than finding the families, so only their members are looked at.

local structure = require "syrtext.structure"

local credits = {}

-- find(index, articles): sets the field credit in the metadata of the documents
-- that have copies, where it is not there already.
function credits.find (index, articles)
  for place, members in index:each_family() do
    if members > 1 then
      for id, _, _, _, meta in index:each_member(place) do
        if meta.credit == nil then meta.credit = structure.agency(articles:find(id)) end
      end
    end
  end
end

return credits
