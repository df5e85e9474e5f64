#include "cmd/cures.h"

#include "base/lang.h"

const char *cure_of_fault(const char *rule)
{
	static const struct {
		const char *rule, *cure;
	} cures[] = {
		{"changed-after-adoption",
		 MSG("put the text back as it was adopted, or give it a new "
		     "version (versie: id) that is decided on again")},
		{"rewritten",
		 MSG("put the outcome back, or say in the note with this "
		     "version why it was wrong: a last paragraph with "
		     "Rectificatie: STEP and the reason")},
		{"vanished",
		 MSG("put the step back, or say in the note with this version "
		     "why it goes: a last paragraph with Rectificatie: STEP "
		     "and the reason")},
		{"witness-conflict",
		 MSG("let the note with this version and the route say the "
		     "same")},
	};

	for (size_t i = 0; i < sizeof cures / sizeof *cures; i++)
		if (strcmp(cures[i].rule, rule) == 0)
			return _(cures[i].cure);
	return NULL;
}
