import { describe, expect, it } from 'vitest';
import { familiarName, isBad, parseReference } from './reference.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('an image’s name', () => {
  it.each([
    ['busybox', 'docker.io', 'library/busybox', 'latest'],
    [' busybox:1.36 ', 'docker.io', 'library/busybox', '1.36'],
    ['docker.io/busybox', 'docker.io', 'library/busybox', 'latest'],
    ['index.docker.io/library/busybox', 'docker.io', 'library/busybox', 'latest'],
    ['grafana/grafana:main', 'docker.io', 'grafana/grafana', 'main'],
    ['localhost/tool', 'localhost', 'tool', 'latest'],
    ['localhost:5000/tool:V1', 'localhost:5000', 'tool', 'V1'],
    ['127.0.0.1:5000/a/b/c', '127.0.0.1:5000', 'a/b/c', 'latest'],
    ['[::1]:5000/tool', '[::1]:5000', 'tool', 'latest'],
    ['Registry/tool', 'Registry', 'tool', 'latest'],
    ['ghcr.io/some__one/a-b.c_d:_x', 'ghcr.io', 'some__one/a-b.c_d', '_x'],
    ['a/localhost', 'docker.io', 'a/localhost', 'latest'],
  ])('%s', (text, registry, path, tag) => {
    expect(parseReference(text)).toEqual({ registry, path, tag });
  });

  it('needs no tag with a digest, and keeps both', () => {
    expect(parseReference(`busybox@${digest}`)).toEqual({
      registry: 'docker.io',
      path: 'library/busybox',
      digest,
    });
    expect(parseReference(`busybox:1@${digest}`)).toMatchObject({ tag: '1', digest });
  });

  it.each([
    '',
    'two words',
    'https://ghcr.io/a',
    'Busybox',
    'a/B',
    'a//b',
    '/a',
    'a/',
    'a:',
    'a:-x',
    `a:${'x'.repeat(129)}`,
    'a..b',
    'a___b',
    '-a',
    'a@sha256:short',
    'a@b@c',
    'host:port/a',
    '-bad.host/a',
    'a1'.repeat(32),
    `ghcr.io/${'a'.repeat(250)}`,
  ])('refuses “%s”', text => {
    const parsed = parseReference(text);
    expect(isBad(parsed) && parsed.wrong).toBeTruthy();
  });

  it.each(['busybox:latest', 'grafana/grafana:main', 'localhost:5000/tool:V1', `ghcr.io/a/b@${digest}`])(
    'is written back as people write it: %s',
    text => {
      const parsed = parseReference(text);
      expect(isBad(parsed) ? parsed.wrong : familiarName(parsed)).toBe(text);
    },
  );
});
