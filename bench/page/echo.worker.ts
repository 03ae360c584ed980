// Posts the last rows that it received each time they are requested, and acknowledges others.
let rows: unknown = null;

addEventListener('message', ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'rows') {
      port.postMessage(rows);
      return;
    }
    rows = data;
    port.postMessage('received');
  };
});
