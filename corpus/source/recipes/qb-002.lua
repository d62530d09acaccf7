return {
  of = "ao-002",
  title = "{Tarvanie}: les pourparlers de {Liskar} capotent sur la question des détenus",
  date = "2018-05-24", outlet = "qb",
  quotes = "guillemets", paragraphs = 2, ["show-title"] = "yes",
  blocks = {
    "lead",
    "mediatrice",
    { "opposition", replace = {
      { "l'opposition en exil et quatre groupes armés", "les opposants de l'extérieur et quatre factions armées" },
      { "Sa porte-parole, {Yasmine Torvald}, a estimé", "{Yasmine Torvald}, sa porte-parole, a estimé" },
    } },
    "velmar.1",
    "sub",
    "corridor",
    { "parrains", replace = { { "La {Brégonie} a appelé les parties à la retenue", "{stalva-gouvernement|Stalva} a appelé les parties à la retenue" } } },
    { new = "{agence-orvane|Orvane}", kind = "credit" },
  },
  foot = { "compte" },
}
