"""When and where: `mentions` gives each mention the time and place of its own words; the rest chooses for the whole event.

`candidates` are the times, places and countries that the report names, each with the `marks` by which a linear model (`model`)
tells how it belongs to the event; `layer` takes the likeliest.
"""
