"""What may be when, where and with whom: predicates with reasons, asked by checks, advice, rules and planning alike."""
