import { expect, it } from 'vitest';
import { isEngineSocket } from './engine-socket.ts';
import { isRawDevice } from './raw-device.ts';

it.each([
  ['/var/run/docker.sock', true],
  ['/run/user/1000/podman/podman.sock', true],
  ['/run/containerd/containerd.sock', true],
  ['/run/libvirt/libvirt-sock', true],
  ['/var/lib/docker', false],
  ['/srv/docker.sock.d', false],
  ['/srv/my-docker.sock', false],
])('%s is a socket of an engine: %s', (path, expected) => expect(isEngineSocket(path)).toBe(expected));

it.each([
  ['/dev/mem', true],
  ['/dev/sda1', true],
  ['/dev/nvme0n1p2', true],
  ['/dev/mapper/vg-home', true],
  ['/dev/loop0', true],
  ['/dev/loop-control', false],
  ['/dev/null', false],
  ['/dev/dri/card0', false],
])('%s is a disk or memory of the host: %s', (path, expected) => expect(isRawDevice(path)).toBe(expected));
