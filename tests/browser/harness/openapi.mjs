// GitHub's public description of its API, as far as answers are compared with it here.

/**
 * What is wrong with `value` by the JSON schema `schema`, as paths and words; `document` has the schemas it refers to.
 *
 * It knows what the description of GitHub uses for the answers that Galley reads. What it does not know it lets pass.
 */
export function faults(document, schema, value, at = "$") {
  if (schema.$ref) return faults(document, resolved(document, schema.$ref), value, at);
  const found = [];
  if (schema.oneOf ?? schema.anyOf) {
    const ways = (schema.oneOf ?? schema.anyOf).map((it) => faults(document, it, value, at));
    if (ways.every((it) => it.length > 0)) found.push(`${at}: none of ${ways.length} forms: ${ways.flat().join("; ")}`);
  }
  for (const it of schema.allOf ?? []) found.push(...faults(document, it, value, at));
  if (value === null) return schema.nullable || [schema.type].flat().includes("null") ? found : [...found, `${at}: null`];
  if (schema.type && !isOf(schema.type, value)) return [...found, `${at}: expected ${schema.type}`];
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at}: ${value} is not one of ${schema.enum}`);
  if (schema.format === "uri" && !URL.canParse(value)) found.push(`${at}: ${value} is not an address`);
  if (Array.isArray(value)) value.forEach((it, index) => found.push(...faults(document, schema.items ?? {}, it, `${at}[${index}]`)));
  else if (typeof value === "object") found.push(...inObject(document, schema, value, at));
  return found;
}

function inObject(document, schema, value, at) {
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name}: missing`);
  const known = Object.entries(schema.properties ?? {}).filter(([name]) => name in value);
  return [...missing, ...known.flatMap(([name, it]) => faults(document, it, value[name], `${at}.${name}`))];
}

const KINDS = {
  array: Array.isArray,
  integer: Number.isInteger,
  null: (it) => it === null,
  object: (it) => typeof it === "object" && it !== null && !Array.isArray(it),
};

const isOf = (types, value) => [types].flat().some((it) => KINDS[it]?.(value) ?? typeof value === it);

function resolved(document, reference) {
  return reference.split("/").slice(1).reduce((it, name) => it[name.replaceAll("~1", "/")], document);
}

/** The schema of the JSON that an operation answers with. */
export function answerOf(document, path, method, status) {
  const response = document.paths[path][method].responses[status];
  const { content } = response.$ref ? resolved(document, response.$ref) : response;
  return content["application/json"].schema;
}
