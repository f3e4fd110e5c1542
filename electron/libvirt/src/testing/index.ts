export {
  decode,
  encode,
  type FakeDaemon,
  type FakeMessage,
  FakePeer,
  startFakeDaemon,
  structNames,
} from './fake-daemon.ts';
export { feed, type FuzzOutcome } from './fuzz-target.ts';
export { hostileInput } from './hostile-input.ts';
