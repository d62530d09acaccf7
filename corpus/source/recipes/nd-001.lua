-- A football item of another paper slipped in between two paragraphs; the general is spelt otherwise.
return {
  of = "ao-001",
  title = "{Tel Ouram} aux mains de l'armée, le {FLD} se replie",
  date = "2018-03-13", outlet = "nd",
  quotes = "straight", apostrophe = "typographique", paragraphs = 1, ["show-title"] = "yes",
  blocks = {
    { "lead", replace = { { "{Arkad Monvel}", "{arkad-monvel|Arkade Monvell}" } } },
    "fld",
    { "ville", replace = { { "Près de 70% des maisons", "Quelque 70% des maisons" } } },
    { "lead", from = "ek-005", kind = "foreign" },
    { "finale.1", from = "ek-005", kind = "foreign" },
    "route",
    "ctvc",
    { new = "(Source: {Agence Orvane})", kind = "credit" },
  },
  foot = { "suivre", "don" },
}
