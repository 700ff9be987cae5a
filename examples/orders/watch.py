"""A screen of the kitchen: the open orders, kept true by the generated reducer. `python watch.py anna`."""

from __future__ import annotations

import sys

from orders_contract import OrderList, OrdersOpenEvent, OrdersOpenSnapshot, decode_from_server, orders_open
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def watch(url: str, waiter: str) -> None:
    """Print the open orders, and again after each change."""
    topic = orders_open()
    state = OrderList(orders=())
    with connect(url, additional_headers={"Authorization": f"Bearer {waiter}"}) as socket:
        socket.send(f'{{"type":"subscribe","topics":["{topic.address}"]}}')
        try:
            for text in socket:
                match decode_from_server(text):
                    case OrdersOpenSnapshot(payload=state):
                        pass
                    case OrdersOpenEvent(payload=change):
                        state = topic.reduce(state, change)
                    case _:
                        continue
                print(
                    ", ".join(f"{order.number} {order.dish} ({order.stage})" for order in state.orders) or "all served"
                )
        except ConnectionClosed as closed:
            print(f"The kitchen is gone: {closed}")


if __name__ == "__main__":
    watch("ws://127.0.0.1:8100/live", sys.argv[1])
