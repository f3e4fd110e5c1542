import { int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const listen = defineView('listen', {
  type: value('@type', oneOf('address', 'network', 'socket', 'none')),
  address: value('@address', text),
  network: value('@network', text),
  socket: value('@socket', text),
});

const spiceChannel = defineView('channel', {
  name: value('@name', text),
  mode: value('@mode', oneOf('any', 'secure', 'insecure')),
});

/** https://libvirt.org/formatdomain.html#graphical-framebuffers */
export const graphics = defineView('graphics', {
  type: value('@type', oneOf('vnc', 'spice', 'sdl', 'rdp', 'desktop', 'egl-headless', 'dbus')),
  /** -1, and with `autoport`, lets libvirt choose when the guest starts. */
  port: value('@port', int),
  tlsPort: value('@tlsPort', int),
  autoPort: value('@autoport', yesNo),
  webSocket: value('@websocket', int),
  socket: value('@socket', text),
  /** The address to listen on, as older documents write it; `listens` is the current way. */
  listen: value('@listen', text),
  keymap: value('@keymap', text),
  /** A secret: present only in documents read with the SECURE flag. */
  password: value('@passwd', text),
  /** Of D-Bus: another bus than libvirt's. */
  busAddress: value('@address', text),
  /** Of D-Bus: viewers connect to QEMU itself. */
  peerToPeer: value('@p2p', yesNo),
  xauth: value('@xauth', text),
  fullscreen: value('@fullscreen', yesNo),
  replaceUser: value('@replaceUser', yesNo),
  multiUser: value('@multiUser', yesNo),
  powerControl: value('@powerControl', yesNo),
  defaultMode: value('@defaultMode', oneOf('any', 'secure', 'insecure')),
  passwordValidTo: value('@passwdValidTo', text),
  connected: value('@connected', oneOf('keep', 'disconnect', 'fail')),
  sharePolicy: value('@sharePolicy', oneOf('allow-exclusive', 'force-shared', 'ignore')),
  display: value('@display', text),
  listens: list('listen', listen),
  channels: list('channel', spiceChannel),
  clipboardCopyPaste: value('clipboard/@copypaste', yesNo),
  imageCompression: value('image/@compression', text),
  jpegCompression: value('jpeg/@compression', oneOf('auto', 'never', 'always')),
  zlibCompression: value('zlib/@compression', oneOf('auto', 'never', 'always')),
  playbackCompression: value('playback/@compression', onOff),
  streamingMode: value('streaming/@mode', oneOf('filter', 'all', 'off')),
  mouseMode: value('mouse/@mode', oneOf('client', 'server')),
  fileTransfer: value('filetransfer/@enable', yesNo),
  gl: value('gl/@enable', yesNo),
  renderNode: value('gl/@rendernode', text),
  audioId: value('audio/@id', int),
});
export type Graphics = ViewOf<typeof graphics>;
