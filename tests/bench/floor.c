/*
 * floor -- what libyaml alone costs over the files named: yaml_parser_load(),
 * or with -e just the events.  The bar for agenda-validate is a multiple of the
 * first.
 */
#include <stdio.h>
#include <string.h>
#include <yaml.h>

static int load(yaml_parser_t *parser)
{
	yaml_document_t document;

	if (!yaml_parser_load(parser, &document))
		return 0;
	yaml_document_delete(&document);
	return 1;
}

static int events(yaml_parser_t *parser)
{
	yaml_event_t event;
	int end = 0;

	while (!end) {
		if (!yaml_parser_parse(parser, &event))
			return 0;
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	return 1;
}

int main(int argc, char **argv)
{
	int only_events = argc > 1 && strcmp(argv[1], "-e") == 0;

	for (int i = 1 + only_events; i < argc; i++) {
		yaml_parser_t parser;
		FILE *in = fopen(argv[i], "rb");

		if (in == NULL || !yaml_parser_initialize(&parser))
			return 2;
		yaml_parser_set_input_file(&parser, in);
		if (!(only_events ? events(&parser) : load(&parser)))
			return 2;
		yaml_parser_delete(&parser);
		fclose(in);
	}
	return 0;
}
