import { request, type RequestOptions } from 'node:http';
import { Duplex } from 'node:stream';
import { connect as secure } from 'node:tls';

interface Proxied extends Pick<RequestOptions, 'createConnection' | 'hostname' | 'port' | 'path'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a request goes through the proxy of the environment; nothing where there is none for this address. */
export function throughProxy(url: string, env: NodeJS.ProcessEnv): Proxied {
  const target = new URL(url);
  const proxy = proxyFor(target, env);
  if (!proxy) return {};
  if (target.protocol === 'https:') return { createConnection: tunnelled(proxy, target) };
  // Proxies let no tunnels through to port 80: they want to be asked for the whole address (RFC 9112, 3.2.2).
  const { host, hash } = target;
  const path = url.slice(0, url.length - hash.length);
  const at = { hostname: proxy.hostname, port: proxy.port || 80 };
  return { ...at, path, headers: { host, ...loginOf(proxy) } };
}

function tunnelled(proxy: URL, { hostname, port }: URL): NonNullable<RequestOptions['createConnection']> {
  return (_, created) => {
    tunnel(proxy, hostname, Number(port || 443)).then(
      socket => created(null, secure({ socket, servername: hostname })),
      (error: Error) => created(error, new Duplex()),
    );
    return undefined;
  };
}

function loginOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** As curl reads the variables: the lower-case ones first, and `no_proxy` by the end of the name. */
export function proxyFor(target: URL, env: NodeJS.ProcessEnv): URL | undefined {
  const read = (name: string) => env[name] ?? env[name.toUpperCase()];
  const scheme = target.protocol.slice(0, -1);
  // HTTP_PROXY in capitals may come from a web server's client (httpoxy).
  const text = (scheme === 'http' ? env['http_proxy'] : read('https_proxy')) ?? read('all_proxy');
  if (!text || exempt(target.hostname, read('no_proxy') ?? '')) return undefined;
  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const proxy = new URL(address);
  return proxy.protocol === 'http:' ? proxy : undefined;
}

function exempt(host: string, list: string): boolean {
  if (host === 'localhost' || host === '[::1]' || host.startsWith('127.')) return true;
  return list
    .split(',')
    .map(entry => entry.trim().replace(/^\./, ''))
    .some(entry => entry === '*' || (entry !== '' && (host === entry || host.endsWith(`.${entry}`))));
}

/** Opens a tunnel with CONNECT. */
function tunnel(proxy: URL, host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers: loginOf(proxy),
    });
    asked.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`The proxy ${proxy.host} answers ${answer.statusCode}.`));
    });
    asked.on('error', reject);
    asked.end();
  });
}
