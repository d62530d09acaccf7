-- The minister and the spokeswoman are spelt otherwise.
return {
  of = "ao-002",
  title = "Paix en {Tarvanie}: la session de {Liskar} tourne court",
  date = "2018-05-24", outlet = "ri",
  quotes = "guillemets-espace", paragraphs = 1,
  blocks = {
    { "lead", cut = { ", les deux délégations n'ayant pu s'entendre sur le sort de 3.800 prisonniers" } },
    { "velmar", replace = { { "{Tibor Elvask}", "{tibor-elvask|Tibor Elvasque}" }, { "avant de regagner {Velmar}", "avant de reprendre l'avion" } } },
    { "opposition", replace = { { "{Yasmine Torvald}", "{yasmine-torvald|Yasmina Thorvald}" } } },
    "corridor.1",
    "suite",
  },
  foot = { "ecoute", "appli" },
}
