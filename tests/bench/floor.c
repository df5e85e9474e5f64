/*
 * floor -- what libyaml alone costs: yaml_parser_load() over the files named,
 * and nothing else.  The bar for agenda-validate is a multiple of this.
 */
#include <stdio.h>
#include <yaml.h>

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		yaml_parser_t parser;
		yaml_document_t document;
		FILE *in = fopen(argv[i], "rb");

		if (in == NULL || !yaml_parser_initialize(&parser))
			return 2;
		yaml_parser_set_input_file(&parser, in);
		if (!yaml_parser_load(&parser, &document))
			return 2;
		yaml_document_delete(&document);
		yaml_parser_delete(&parser);
		fclose(in);
	}
	return 0;
}
