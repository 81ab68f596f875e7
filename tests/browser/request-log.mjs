// A proxy that stands for the whole internet: it logs whom something in a browser tried to reach, and hangs up. It
// sees what a page's own events do not show, such as a request made by a worker.

import net from 'node:net';

/**
 * → {port, outside, close}; `outside` lists the hosts that were asked for, but for those that `itself` matches: what
 * a browser asks on its own account, whatever page is open.
 * `delay`: how long a request is held before the proxy hangs up, in ms, like a slow network.
 */
export async function requestLog({ itself, delay = 0 }) {
  const outside = [];
  const proxy = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const host = /^[A-Z]+ (?:https?:\/\/)?([^/: ]+)/.exec(data.toString('latin1'))?.[1] ?? 'unreadable request';
      if (!itself.test(host)) outside.push(host);
      setTimeout(() => socket.destroy(), delay);
    });
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: proxy.address().port,
    outside,
    close: () => new Promise((resolve) => proxy.close(resolve)),
  };
}
