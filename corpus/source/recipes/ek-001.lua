-- The whole body is printed a second time with its sentences glued, as happens when a page is copied with its
-- hidden summary.
return {
  of = "ao-001",
  title = "{Tel Ouram} reprise par l'armée",
  date = "2018-03-13", outlet = "ek",
  quotes = "straight", paragraphs = 2,
  blocks = {
    "lead",
    "ctvc.1-2",
    "ville",
    { "route", replace = { { "la deuxième agglomération du pays", "notre ville" } } },
    "varec",
    "bilan",
  },
  twice = "",
}
