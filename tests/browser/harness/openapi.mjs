// GitHub's public description of its API, for the operations that Galley uses. It checks answers, and completes answers of
// which a test gives only some fields. The description is fixtures/github-api.json, which describe-github.mjs writes.

import { readFileSync } from "node:fs";

const document = JSON.parse(readFileSync(new URL("../fixtures/github-api.json", import.meta.url), "utf8"));

/** The operations, each with a pattern for its paths. The first that matches counts. */
const OPERATIONS = Object.entries(document.operations).map(([name, operation]) => {
  const [method, path] = name.split(" ");
  const pattern = path.replace("{path}", ".+").replace("heads/{ref}", ".+").replace("/{ref}", "/.+").replace(/\{\w+\}/g, "[^/]+");
  return { ...operation, name, method: method.toUpperCase(), pattern: new RegExp(`^${pattern}$`) };
});

/** The operation of a request, by its method and its path. */
export const operationOf = (method, path) => OPERATIONS.find((it) => it.method === method && it.pattern.test(path));

/**
 * The JSON with which an operation answers: the fields in `given`, and all others that the description requires. Fails if
 * the result does not match the description.
 */
export function answer(operation, status, given) {
  const schema = operation.answers[status];
  if (!schema) throw new Error(`${operation.name} has no answer ${status} in the description`);
  const whole = sample(schema, given);
  refuse(faults(schema, whole), `${operation.name} ${status}`);
  return whole;
}

/** Fails if the body that was sent does not match the description. */
export function checkBody(operation, value) {
  refuse(operation.body ? faults(operation.body, value) : ["$: no body is described"], operation.name);
}

function refuse(faults, what) {
  if (faults.length > 0) throw new Error(`${what}: ${faults.join("; ")}`);
}

/**
 * The errors of `value` according to a JSON schema, each with its path. A name that the schema does not have is also an
 * error, because it may be a typo in a test.
 */
export function faults(schema, value, at = "$", { components } = document) {
  const look = (schema, value, at) => faults(schema, value, at, { components });
  if (schema.$ref) return look(resolved(components, schema.$ref), value, at);
  const found = [];
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms && !isChoiceOfRequired(forms)) {
    const ways = forms.map((it) => look(it, value, at));
    if (ways.every((it) => it.length > 0)) found.push(`${at}: none of ${ways.length} forms: ${ways.flat().join("; ")}`);
  }
  for (const it of schema.allOf ?? []) found.push(...look(it, value, at));
  if (value === null) return schema.nullable || [schema.type].flat().includes("null") || forms ? found : [...found, `${at}: null`];
  if (schema.type && !isOf(schema.type, value)) return [...found, `${at}: expected ${schema.type}`];
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at}: ${value} is not one of ${schema.enum}`);
  if (schema.format === "uri" && !URL.canParse(value)) found.push(`${at}: ${value} is not an address`);
  if (schema.format === "date-time" && Number.isNaN(Date.parse(value))) found.push(`${at}: ${value} is not a time`);
  if (Array.isArray(value)) value.forEach((it, index) => found.push(...look(schema.items ?? {}, it, `${at}[${index}]`)));
  else if (typeof value === "object" && schema.properties) found.push(...inObject(schema, value, at, look));
  return found;
}

function inObject(schema, value, at, look) {
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name}: missing`);
  const named = Object.entries(value).flatMap(([name, it]) => {
    const known = schema.properties[name];
    if (known) return look(known, it, `${at}.${name}`);
    return schema.additionalProperties || schema.allOf ? [] : [`${at}.${name}: unknown`];
  });
  return [...missing, ...named];
}

/** Skips alternatives that only state which names are required together: they do not restrict the values. */
const isChoiceOfRequired = (forms) => forms.every((it) => Object.keys(it).join() === "required");

const KINDS = {
  array: Array.isArray,
  integer: Number.isInteger,
  null: (it) => it === null,
  object: (it) => typeof it === "object" && it !== null && !Array.isArray(it),
};

const isOf = (types, value) => [types].flat().some((it) => KINDS[it]?.(value) ?? typeof value === it);

const resolved = (components, reference) => components.schemas[reference.split("/").at(-1)];

/** A value that the schema allows: `given`, completed with everything else that the schema requires. */
function sample(schema, given) {
  if (schema.$ref) return sample(resolved(document.components, schema.$ref), given);
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms && !schema.properties) return sample(formFor(forms, given), given);
  if (Array.isArray(given)) return given.map((it) => sample(schema.items ?? {}, it));
  if (given !== undefined && (typeof given !== "object" || given === null)) return given;
  if (schema.properties) return { ...given, ...required(schema, given ?? {}) };
  return given ?? simple(schema);
}

function required(schema, given) {
  const names = new Set([...(schema.required ?? []), ...Object.keys(given)]);
  return Object.fromEntries([...names].map((name) => [name, sample(schema.properties[name] ?? {}, given[name])]));
}

/** The first alternative of the schema that `given` matches. */
function formFor(forms, given) {
  const fitting = forms.find((it) => faults(it, sample(it, given)).length === 0);
  return fitting ?? forms[0];
}

function simple(schema) {
  if (schema.nullable) return null;
  if (schema.enum) return schema.enum[0];
  const formats = { uri: "https://api.github.com/", "date-time": "2026-01-01T00:00:00Z" };
  return { array: [], boolean: false, integer: 1, number: 1, object: {} }[schema.type] ?? formats[schema.format] ?? "x";
}
