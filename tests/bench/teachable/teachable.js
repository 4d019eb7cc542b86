/** Teachable Machine's library used as its own site does: one example after another, then `train`. Driven through `window.teachable`. */
const { tf, tmImage } = globalThis;
const size = 224;

const elementOf = (path) => new Promise((resolve, reject) => {
  const image = new Image();
  image.onload = () => resolve(image);
  image.onerror = () => reject(new Error(`${path} did not load`));
  image.src = `../photographs/${path}`;
});

/** The canvas of the size that the network wants, as its site makes one of each picture. */
function canvasOf(image) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas;
}

/** Share of the photographs that the trained network gets right; a batch at a time, which its own `predict` cannot do. */
async function accuracyOf(model, photographs) {
  let right = 0;
  for (let at = 0; at < photographs.length; at += 16) {
    const group = photographs.slice(at, at + 16);
    const images = await Promise.all(group.map(({ path }) => elementOf(path)));
    const guesses = tf.tidy(() => {
      const batch = tf.stack(images.map((image) => tf.browser.fromPixels(canvasOf(image)).toFloat().div(127).sub(1)));
      return model.model.predict(batch).argMax(1);
    });
    const classes = await guesses.data();
    guesses.dispose();
    right += group.filter(({ label }, index) => classes[index] === label).length;
  }
  return right / photographs.length;
}

/** @returns milliseconds to add all and to train, and the accuracy on `test` (null without) */
async function fit({ classes, train, test, epochs, batchSize }) {
  const model = await tmImage.createTeachable({ tfjsVersion: tf.version.tfjs }, { version: 1, checkpointUrl: '../base/model.json', trainingLayer: 'conv_pw_13_relu' });
  model.setLabels(classes);
  const elements = await Promise.all(train.map(({ path }) => elementOf(path)));
  const started = performance.now();
  for (const [index, element] of elements.entries()) await model.addExample(train[index].label, canvasOf(element));
  const added = performance.now();
  await model.train({ denseUnits: 100, epochs, learningRate: 0.001, batchSize });
  const trained = performance.now();
  return { backend: tf.getBackend(), adding: added - started, training: trained - added, accuracy: test ? await accuracyOf(model, test) : null };
}

globalThis.teachable = { fit };
