import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const listen = defineView('listen', {
  type: value('@type', oneOf('address', 'network', 'socket', 'none')),
  address: value('@address', text),
  network: value('@network', text),
  socket: value('@socket', text),
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
  passwordValidTo: value('@passwdValidTo', text),
  connected: value('@connected', oneOf('keep', 'disconnect', 'fail')),
  sharePolicy: value('@sharePolicy', oneOf('allow-exclusive', 'force-shared', 'ignore')),
  display: value('@display', text),
  listens: list('listen', listen),
  clipboardCopyPaste: value('clipboard/@copypaste', yesNo),
  imageCompression: value('image/@compression', text),
  gl: value('gl/@enable', yesNo),
  renderNode: value('gl/@rendernode', text),
  audioId: value('audio/@id', int),
});
export type Graphics = ViewOf<typeof graphics>;
