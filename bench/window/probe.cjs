// Loaded into the backend's process before its bundle: answers what only the process itself knows.
const { monitorEventLoopDelay } = require('node:perf_hooks');

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('message', question => {
  if (question === 'forget') {
    delay.reset();
    process.send({ forgotten: true });
  } else if (question === 'longest') {
    process.send({ milliseconds: delay.max / 1e6 });
  } else if (question === 'collect') {
    globalThis.gc();
    process.send({ collected: true });
  }
});
// The channel is no reason to stay.
process.channel.unref();
