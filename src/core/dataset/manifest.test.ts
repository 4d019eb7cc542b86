import { describe, expect, it } from 'vitest';
import { addClass, addImages, addRejected, clearRejected, countByClass, emptyDataset, moveImages, removeClass, removeImages, renameClass, type StoredImage } from './manifest';

const image = (path: string, id = `hash of ${path}`): StoredImage => ({ id, path, width: 640, height: 480, bytes: 1000, format: 'jpeg' });
const names = (dataset: { classes: readonly { name: string }[] }) => dataset.classes.map(({ name }) => name);

describe('addImages', () => {
  it('takes the last folder for the class, in natural order', () => {
    const dataset = addImages(emptyDataset, [image('trucks/type 10/a.jpg'), image('trucks/type 2/b.jpg'), image('trucks/tanker/c.jpg'), image('type 2/d.jpg')]);
    expect(names(dataset)).toEqual(['tanker', 'type 2', 'type 10']);
    expect(countByClass(dataset)).toEqual([1, 2, 1]);
    expect(dataset.images.every(({ split }) => split === null)).toBe(true);
  });

  it('keeps the order of the classes that are there', () => {
    const first = addImages(emptyDataset, [image('m/a.jpg')]);
    expect(names(addImages(first, [image('z/b.jpg'), image('a/c.jpg')]))).toEqual(['m', 'a', 'z']);
  });

  it('reads train and validation from the folders, wherever they stand', () => {
    const dataset = addImages(emptyDataset, [
      image('set/TRAIN/tanker/a.jpg'), image('set/val/tanker/b.jpg'), image('Testing/tanker/c.jpg'), image('tanker/valid/d.jpg'), image('validation/e.jpg'), image('tanker/f.jpg'),
    ]);
    expect(dataset.images.map(({ split }) => split)).toEqual(['train', 'validation', 'validation', 'validation', 'validation', null]);
    expect(names(dataset)).toEqual(['tanker', 'Unsorted']);
  });

  it('puts loose files into "Unsorted", or all into the class that is named', () => {
    expect(names(addImages(emptyDataset, [image('a.jpg'), image('./b.jpg')]))).toEqual(['Unsorted']);
    const dataset = addClass(emptyDataset, 'Crane');
    const filled = addImages(dataset, [image('a.jpg'), image('val/tanker/b.jpg')], { classId: dataset.classes[0]!.id });
    expect(names(filled)).toEqual(['Crane']);
    expect(filled.images.map(({ split }) => split)).toEqual([null, null]);
  });

  it('joins names that differ in case, spaces or composition only', () => {
    const dataset = addImages(emptyDataset, [image('Café  truck/a.jpg'), image('cafe\u0301 truck/b.jpg'), image(' CAFÉ TRUCK /c.jpg')]);
    expect(names(dataset)).toEqual(['Café truck']);
  });

  it('drops the same picture and says what it is the same as', () => {
    const dataset = addImages(emptyDataset, [image('a/1.jpg', 'x'), image('a/2.jpg', 'x'), image('b/3.jpg', 'x')]);
    expect(dataset.images).toHaveLength(1);
    expect(names(dataset)).toEqual(['a']);
    expect(dataset.rejected).toEqual([
      { name: 'a/2.jpg', reason: 'same picture as a/1.jpg' },
      { name: 'b/3.jpg', reason: 'same picture as a/1.jpg, which is in "a": a picture can be in one class only' },
    ]);
    expect(addImages(dataset, [image('a/4.jpg', 'x')]).images).toEqual(dataset.images);
  });

  it('knows hostile folder names', () => {
    const dataset = addImages(emptyDataset, [image('__proto__/a.jpg'), image('constructor/b.jpg'), image('C:\\trucks\\tanker\\c.jpg'), image(`${'long'.repeat(50)}/d.jpg`)]);
    expect(names(dataset)).toEqual(['__proto__', 'constructor', 'long'.repeat(20), 'tanker']);
  });

  it('is quick with thousands of images', () => {
    const many = Array.from({ length: 5000 }, (_, index) => image(`class ${index % 200}/${index}.jpg`));
    expect(countByClass(addImages(emptyDataset, many))).toEqual(Array.from({ length: 200 }, () => 25));
  }, 2000);

  it('says that images were drawn until they are gone', () => {
    const dataset = addImages(emptyDataset, [image('a/1.jpg')], { drawn: true });
    expect(dataset.drawn).toBe(true);
    expect(removeImages(dataset, [dataset.images[0]!.id]).drawn).toBe(false);
  });
});

describe('classes', () => {
  const dataset = addImages(emptyDataset, [image('a/1.jpg'), image('b/2.jpg'), image('b/3.jpg')]);
  const a = dataset.classes[0]!;
  const b = dataset.classes[1]!;

  it('are added under a free name and a free id', () => {
    const more = addClass(addClass(removeClass(dataset, a.id)));
    expect(names(more)).toEqual(['b', 'New class', 'New class 2']);
    expect(new Set(more.classes.map(({ id }) => id)).size).toBe(3);
  });

  it('are renamed to clean names that are free', () => {
    const renamed = renameClass(dataset, a.id, '  Tank\u0065\u0301r ');
    expect(renamed.ok && names(renamed.value)).toEqual(['Tankér', 'b']);
    expect(renameClass(dataset, a.id, 'A').ok).toBe(true);
    for (const name of ['', '  ', 'B', ' b ', 'x'.repeat(81)]) expect(renameClass(dataset, a.id, name).ok, name).toBe(false);
    expect(renameClass(dataset, 'gone', 'c').ok).toBe(false);
  });

  it('go with their images', () => {
    expect(removeClass(dataset, b.id).images.map(({ path }) => path)).toEqual(['a/1.jpg']);
  });

  it('take images over', () => {
    expect(countByClass(moveImages(dataset, [dataset.images[0]!.id], b.id))).toEqual([0, 3]);
    expect(moveImages(dataset, [dataset.images[0]!.id], 'gone')).toBe(dataset);
  });
});

it('lists rejected files until they are cleared', () => {
  const dataset = addRejected(emptyDataset, [{ name: 'a.txt', reason: 'a text file' }]);
  expect(dataset.rejected).toHaveLength(1);
  expect(clearRejected(dataset).rejected).toEqual([]);
});
