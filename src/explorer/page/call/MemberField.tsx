import { Button } from "tdesign-react/es/button";
import { Input } from "tdesign-react/es/input";
import { Radio } from "tdesign-react/es/radio";
import { Select } from "tdesign-react/es/select";
import type { SpecMember, SpecRule } from "#spec/spec.ts";
import { type SpecService, useTranslate } from "../pageData.tsx";
import { useTexts } from "../texts/texts.ts";
import { isObject, type Json, withMember } from "./json.ts";
import { limitsText } from "./limits.ts";

interface Field {
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

interface MemberFieldProps extends Field {
  readonly member: SpecMember;
  readonly service: SpecService;
}

/** A form field for a parameter, with its name and description. An empty field is not sent. */
export function MemberField(props: MemberFieldProps) {
  const { member } = props;
  const texts = useTexts();
  const translate = useTranslate(props.service);
  const type = member.type === "list" ? `${member.member}[]` : member.member;
  const heading = (
    <span className="member-name">
      <code>{member.name}</code> <span className="member-type">{type}</span>
      {member.required && <span className="member-required">{texts.required}</span>}
    </span>
  );
  const description = (
    <p className="member-description">
      {translate(member.description)} {limitsText(member, texts)}
    </p>
  );
  if (member.type === "object" || member.type === "list") {
    return (
      <details className="member" open={member.required || props.value !== undefined}>
        <summary>{heading}</summary>
        {description}
        {member.type === "object" ? <ObjectValue {...props} /> : <ListValue {...props} />}
      </details>
    );
  }
  return (
    <div className="member">
      {member.type === "bool" ? (
        <fieldset>
          <legend>{heading}</legend>
          <BooleanValue {...props} />
        </fieldset>
      ) : (
        // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
        <label>
          {heading}
          <Scalar {...props} kind={member.type} rules={member.rules} secret={member.secret} />
        </label>
      )}
      {description}
    </div>
  );
}

function ObjectValue({ member, service, value, onChange }: MemberFieldProps) {
  const object = isObject(value) ? value : {};
  const members = service.objects[member.member]?.members ?? [];
  return (
    <div className="nested">
      {members.map((element) => (
        <MemberField
          key={element.name}
          member={element}
          service={service}
          value={object[element.name]}
          onChange={(next) => {
            const changed = withMember(object, element.name, next);
            onChange(Object.keys(changed).length > 0 ? changed : undefined);
          }}
        />
      ))}
    </div>
  );
}

function ListValue({ member, service, value, onChange }: MemberFieldProps) {
  const texts = useTexts();
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const change = (next: readonly Json[]) => onChange(next.length > 0 ? next : undefined);
  const structure = service.objects[member.member];
  const kind = member.member === "int" || member.member === "float" ? member.member : "string";
  return (
    <div className="nested">
      {list.map((element, index) => {
        const replace = (next: Json | undefined) =>
          change(list.map((other, at) => (at === index ? (next ?? (structure ? {} : "")) : other)));
        const label = `${member.name}[${index}]`;
        return (
          // Elements have no identity except their index.
          // biome-ignore lint/suspicious/noArrayIndexKey: elements are identified by index
          <div className="element" key={index}>
            {structure ? (
              <fieldset>
                <legend>
                  <code>{label}</code>
                </legend>
                <ObjectValue member={member} service={service} value={element} onChange={replace} />
              </fieldset>
            ) : (
              // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
              <label>
                <code>{label}</code>
                <Scalar kind={kind} rules={member.elementRules} secret={undefined} value={element} onChange={replace} />
              </label>
            )}
            <Button
              size="small"
              variant="text"
              aria-label={`${texts.remove} ${label}`}
              onClick={() => change(list.filter((_, at) => at !== index))}
            >
              {texts.remove}
            </Button>
          </div>
        );
      })}
      <Button
        size="small"
        variant="outline"
        aria-label={`${texts.add} ${member.name}`}
        onClick={() => change([...list, structure ? {} : ""])}
      >
        {texts.add}
      </Button>
    </div>
  );
}

interface ScalarProps extends Field {
  readonly kind: "string" | "int" | "float";
  readonly rules: readonly SpecRule[] | undefined;
  readonly secret: boolean | undefined;
}

function Scalar({ kind, rules = [], secret, value, onChange }: ScalarProps) {
  const texts = useTexts();
  const text = value === undefined ? "" : String(value);
  // Numbers are typed: the limits below the field list the accepted ones.
  const choice = kind === "string" ? rules.find((rule) => rule.rule === "oneOf") : undefined;
  if (choice) {
    return (
      <Select
        value={text}
        clearable
        creatable
        filterable
        placeholder={texts.notSent}
        options={choice.values.map((element) => ({ label: element, value: element }))}
        onChange={(next) => onChange(typeof next === "string" && next ? next : undefined)}
      />
    );
  }
  return (
    <Input
      value={text}
      type={secret ? "password" : "text"}
      placeholder={texts.notSent}
      onChange={(next) => onChange(next === "" ? undefined : parseScalar(kind, next))}
    />
  );
}

/** Parses numbers. Invalid numbers stay text, so that the service reports the error. */
const parseScalar = (kind: ScalarProps["kind"], text: string): Json =>
  kind !== "string" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

function BooleanValue({ value, onChange }: MemberFieldProps) {
  const texts = useTexts();
  return (
    <Radio.Group
      value={value === undefined ? "unset" : String(value)}
      onChange={(next) => onChange(next === "unset" ? undefined : next === "true")}
    >
      <Radio value="unset">{texts.notSent}</Radio>
      <Radio value="true">true</Radio>
      <Radio value="false">false</Radio>
    </Radio.Group>
  );
}
