// purpose: pictures of pages made small: 256 colours are enough for text on plain grounds
// input: a PNG of 8 bits a channel, not interlaced, as browsers write them; output: the same picture with a palette
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

const pixels = png => {
  let at = 8, head = null;
  const parts = [];
  while (at < png.length) {
    const length = png.readUInt32BE(at), type = png.toString('latin1', at + 4, at + 8), data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = data;
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const width = head.readUInt32BE(0), height = head.readUInt32BE(4), depth = head[9] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(parts)), line = width * depth, out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < depth ? 0 : out[y * line + x - depth], up = y === 0 ? 0 : out[(y - 1) * line + x];
      const corner = x < depth || y === 0 ? 0 : out[(y - 1) * line + x - depth];
      const guess = left + up - corner, [a, b, c] = [left, up, corner].map(v => Math.abs(guess - v));
      const before = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
      out[y * line + x] = raw[y * (line + 1) + 1 + x] + before;
    }
  }
  return { width, height, depth, out };
};

export const small = file => {
  const { width, height, depth, out } = pixels(readFileSync(file));
  const counts = new Map();
  const colour = i => (out[i] << 16) | (out[i + 1] << 8) | out[i + 2];
  for (let i = 0; i < out.length; i += depth) counts.set(colour(i), (counts.get(colour(i)) ?? 0) + 1);
  const palette = [...counts.entries()].sort((x, y) => y[1] - x[1]).slice(0, 256).map(([c]) => c);
  const far = (x, y) => ((x >> 16) - (y >> 16)) ** 2 + (((x >> 8) & 255) - ((y >> 8) & 255)) ** 2 + ((x & 255) - (y & 255)) ** 2;
  const nearest = new Map();
  for (const c of counts.keys()) nearest.set(c, palette.reduce((best, p, i) => far(c, p) < far(c, palette[best]) ? i : best, 0));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = nearest.get(colour((y * width + x) * depth));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  writeFileSync(file, Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(c => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]));
};
