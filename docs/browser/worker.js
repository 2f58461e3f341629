// Runs Python with newsfacts beside the page, so that the page never stands still.
//
// It takes {number, text, published, locale} and answers {number, ...what answers.py gives}. What it loads lies
// in the folder "engine" beside this file; it asks no other host.

import createPyodideModule from "./engine/pyodide.asm.mjs";
import { loadPyodide } from "./engine/pyodide.mjs";

const ENGINE = new URL("./engine/", import.meta.url).href;

async function fetched(name) {
  const response = await fetch(ENGINE + name);
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status})`);
  return response;
}

const packages = fetched("site-packages.zip").then((response) => response.arrayBuffer());
packages.catch(() => {}); // whoever awaits it tells the error

async function unpack(python) {
  const folder = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(await packages, "zip", { extractDir: folder });
}

// Go on from the memory of a Python that has read English already. Its files come later: tables of other languages.
async function restored() {
  const response = await fetched("english.snapshot");
  const unzipped = response.body.pipeThrough(new DecompressionStream("gzip"));
  const memory = await new Response(unzipped).arrayBuffer();

  function withMemory(settings) {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (imports, done) =>
      instantiate(imports, (instance, module) => {
        const page = 65536;
        const missing = memory.byteLength - instance.exports.memory.buffer.byteLength;
        if (missing > 0) instance.exports.memory.grow(Math.ceil(missing / page));
        done(instance, module);
      });
    return createPyodideModule(settings);
  }

  const python = await loadPyodide({
    indexURL: ENGINE,
    _loadSnapshot: memory,
    createPyodideModule: withMemory,
  });
  return { python, answers: python.pyimport("newsfacts_answers"), complete: false };
}

// Begin anew: slower, and without anything that is private to Pyodide.
async function begun() {
  const python = await loadPyodide({ indexURL: ENGINE });
  await unpack(python);
  return { python, answers: python.pyimport("newsfacts_answers"), complete: true };
}

const engine = restored().catch(begun);
engine.catch(() => {});

async function answer({ number, text, published, locale }) {
  const state = await engine;
  if (locale !== "en") await complete(state);
  postMessage({ number, ...JSON.parse(state.answers.answer(text, published, locale)) });
  await complete(state); // while the reader looks at the facts
}

async function complete(state) {
  if (state.complete) return;
  await unpack(state.python);
  state.complete = true;
}

let last = Promise.resolve();

addEventListener("message", ({ data }) => {
  last = last
    .then(() => answer(data))
    .catch((error) => postMessage({ number: data.number, failure: String(error.message ?? error) }));
});
