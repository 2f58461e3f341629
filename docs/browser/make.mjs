// node make.mjs PYODIDE SOURCES.zip FOLDER
//
// Write into FOLDER what the page loads beside Pyodide itself:
// - site-packages.zip: the packages, compiled for the Python of this Pyodide;
// - english.snapshot: the memory of a Python that has read an English text, gzipped. To go on from there takes a
//   second where to begin anew takes five.

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const [pyodide, sources, folder] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(path.join(pyodide, "pyodide.mjs"));

async function withPackages(archive, more = {}) {
  const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONHASHSEED: "0" }, ...more });
  const packages = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(archive, "zip", { extractDir: packages });
  return python;
}

async function compiled(archive) {
  const python = await withPackages(archive);
  python.runPython(`
import compileall, pathlib, py_compile, site, zipfile

packages = pathlib.Path(site.getsitepackages()[0])
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
assert compileall.compile_dir(packages, quiet=1, legacy=True, invalidation_mode=mode), "a file does not compile"
with zipfile.ZipFile("/tmp/site-packages.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted(packages.rglob("*")):
        if path.is_file() and path.suffix != ".py":
            archive.write(path, path.relative_to(packages))
`);
  return python.FS.readFile("/tmp/site-packages.zip");
}

async function snapshot(archive) {
  const python = await withPackages(archive, { _makeSnapshot: true });
  python.runPython(`
import gc, newsfacts_answers

newsfacts_answers.warm_up()
gc.collect()
`);
  return python.makeMemorySnapshot();
}

try {
  const archive = await compiled(new Uint8Array(fs.readFileSync(sources)));
  fs.writeFileSync(path.join(folder, "site-packages.zip"), archive);
  fs.writeFileSync(path.join(folder, "english.snapshot"), zlib.gzipSync(await snapshot(archive), { level: 9 }));
} catch (error) {
  console.error(error.message); // not all of it: Node would print Pyodide's one line of a megabyte
  process.exitCode = 1;
}
