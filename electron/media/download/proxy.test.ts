import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { proxyFor, throughProxy } from './proxy.ts';

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

it('goes through a tunnel', async () => {
  const target = createServer((_, response) => response.end('hello'));
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const asked: (string | undefined)[] = [];
  const proxy = createServer();
  proxy.on('connect', (wanted, socket) => {
    asked.push(wanted.url, wanted.headers['proxy-authorization']);
    const onward = connect((target.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;

  const createConnection = throughProxy('http://far.example.org/x', {
    http_proxy: `http://me:pw@127.0.0.1:${port}`,
  });
  const sent = request('http://far.example.org/x', { ...(createConnection && { createConnection }) });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
  let text = '';
  for await (const chunk of answer) text += chunk.toString();
  expect(text).toBe('hello');
  expect(asked).toEqual(['far.example.org:80', `Basic ${Buffer.from('me:pw').toString('base64')}`]);
  target.close();
  proxy.close();
});
