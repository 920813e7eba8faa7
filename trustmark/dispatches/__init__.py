"""What we tell the machines of shops: webhooks, and product reviews they show.

Every message is first a row with a state. The worker takes one, posts it and writes
down what came back: a number and a reason of ours, never the words of the answer.
"""
