import { request, type ClientRequestArgs } from 'node:http';
import { Duplex } from 'node:stream';
import { connect as secure } from 'node:tls';

type Connect = NonNullable<ClientRequestArgs['createConnection']>;

/** How to connect through the proxy of the environment; undefined where there is none for this address. */
export function throughProxy(url: string, env: NodeJS.ProcessEnv): Connect | undefined {
  const target = new URL(url);
  const proxy = proxyFor(target, env);
  if (!proxy) return undefined;
  const encrypted = target.protocol === 'https:';
  return (options, created) => {
    const host = options.host ?? '';
    tunnel(proxy, host, Number(options.port ?? (encrypted ? 443 : 80))).then(
      socket => created(null, encrypted ? secure({ socket, servername: host }) : socket),
      (error: Error) => created(error, new Duplex()),
    );
    return undefined;
  };
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

/** Opens a tunnel with CONNECT, for plain addresses too: every proxy that knows https has it. */
function tunnel(proxy: URL, host: string, port: number): Promise<Duplex> {
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: `${host}:${port}`,
      ...(login !== ':' && {
        headers: { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` },
      }),
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
