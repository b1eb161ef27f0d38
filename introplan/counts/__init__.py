"""What a plan comes to: what there is of something, what is lacking, and what is to be done, as values without words.

Checks find fault with it and reports tell it, so it is counted here, and in one way.
"""
