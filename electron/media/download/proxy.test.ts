import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { proxyFor } from './proxy.ts';
import { readText } from './read-text.ts';

const at = (url: string, env: NodeJS.ProcessEnv) => proxyFor(new URL(url), env)?.href;

it('reads the variables as curl does', () => {
  const env = { http_proxy: 'proxy:3128', HTTPS_PROXY: 'http://me:pw@secure:8080' };
  expect(at('http://example.org/', env)).toBe('http://proxy:3128/');
  expect(at('https://example.org/', env)).toBe('http://me:pw@secure:8080/');
  expect(at('https://example.org/', { all_proxy: 'http://all:1' })).toBe('http://all:1/');
  expect(at('http://example.org/', { HTTP_PROXY: 'http://never:1' })).toBeUndefined();
  expect(at('http://example.org/', {})).toBeUndefined();
});

it('leaves out what no_proxy names, and this computer', () => {
  const env = { http_proxy: 'proxy:3128', no_proxy: 'example.org, .internal' };
  expect(at('http://a.example.org/', env)).toBeUndefined();
  expect(at('http://db.internal/', env)).toBeUndefined();
  expect(at('http://notexample.org/', env)).toBeDefined();
  expect(at('http://127.0.0.1:80/', env)).toBeUndefined();
  expect(at('http://example.com/', { ...env, no_proxy: '*' })).toBeUndefined();
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const web = (env: NodeJS.ProcessEnv) => ({ env, signal: new AbortController().signal });

it('asks for the whole address, with the login', async () => {
  const asked: unknown[] = [];
  const proxy = createServer(({ url, headers }, response) => {
    asked.push(url, headers.host, headers['proxy-authorization']);
    response.end('hello');
  });
  const port = await listening(proxy);
  const text = await readText(
    web({ http_proxy: `http://me:p%20w@127.0.0.1:${port}` }),
    'http://far.example.org/x?y=1',
  );
  expect(text).toBe('hello');
  const login = `Basic ${Buffer.from('me:p w').toString('base64')}`;
  expect(asked).toEqual(['http://far.example.org/x?y=1', 'far.example.org', login]);
  proxy.close();
});

it('opens a tunnel for https, and trusts no more at its end than without', async () => {
  const asked: (string | undefined)[] = [];
  const target = createServer();
  // Whoever answers there speaks no TLS, which is noticed inside the tunnel.
  const far = await listening(target);
  const proxy = createServer();
  proxy.on('connect', (wanted, socket) => {
    asked.push(wanted.url);
    const onward = connect(far, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
  });
  const env = { https_proxy: `http://127.0.0.1:${await listening(proxy)}` };
  await expect(readText(web(env), 'https://far.example.org/x')).rejects.toMatchObject({
    failure: { code: 'DOWNLOAD_FAILED' },
  });
  expect(asked).toEqual(['far.example.org:443']);
  target.close();
  proxy.close();
});
