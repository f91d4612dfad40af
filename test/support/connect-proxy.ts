/** A proxy that leads every connection to one server, whatever host it was for, and remembers the hosts: so nothing leaves the machine, and what would have left is seen. */
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface ConnectProxy {
  readonly url: string;
  /** `host:port` of every connection that was asked for. */
  readonly asked: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export async function startConnectProxy(port: number): Promise<ConnectProxy> {
  const asked = new Set<string>();
  const open = new Set<Duplex>();
  const server = createServer((request, response) => {
    asked.add(request.headers.host ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket, head) => {
    asked.add(request.url ?? "");
    open.add(socket);
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
