#!/bin/sh
# tamper.sh BUILD -- attacks on a history, each of which the route must tell,
# and beside them what people do in good faith, of which it must be silent.
#
# Each case starts from a copy of one repository: version 70 is discussed, then
# version 90 is adopted; both have a name.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: tamper.sh BUILD}" && pwd)
# shellcheck source=tests/lib.sh
. "$root/tests/lib.sh"
doc=agendas/oa.yaml
git config --global protocol.file.allow always
git config --global advice.graftFileDeprecated false

# shellcheck source=tests/tamper_lib.sh
. "$root/tests/tamper_lib.sh"

edit_after_adoption() {
	write v90 'Derde tekst' "$agreed" "$adopted"
	save 2020-02-21 Tikfout
}
edit_while_renaming() {
	write v90 'Derde tekst' "$agreed" "$adopted"
	mkdir agendas/gooi
	git mv $doc agendas/gooi/oa.yaml
	save 2020-02-21 Verhuisd
}
edit_on_a_side_branch() {
	git checkout -q -b zij oa/v90
	write v90 'Derde tekst' "$agreed" ''
	save 2020-02-05 Zijtak
	git checkout -q main
	on 2020-02-21 git merge -q -m Samen zij
}
edit_in_the_act_of_adopting() {
	git reset -q --hard oa/v90
	rm -rf .git/logs
	write v90 'Derde tekst' "$agreed" "$adopted"
	save 2020-02-11 Vastgesteld
}
rewrite_conclusion() {
	write v90 'Tweede tekst' ', conclusie: Niet akkoord' "$adopted"
	save 2020-02-21 Bijgewerkt
}
withdraw_outcome() {
	write v90 'Tweede tekst' "$agreed" ''
	save 2020-02-21 Bijgewerkt
}
change_day_held() {
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-01-20" "$adopted"
	save 2020-02-20 Dag
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-01-18" "$adopted"
	save 2020-02-21 Dag
}
delete_decided_row() {
	sed -i '/id: R1/d' $doc
	save 2020-02-21 Opgeruimd
}
delete_open_row() {
	sed -i '/id: R3/d' $doc
	save 2020-02-21 Opgeruimd
}
delete_document() {
	git rm -q $doc
	save 2020-02-21 Opgeruimd
}
move_date() {
	sed -i 's/2020-03-10/2020-04-10/' $doc
	save 2020-02-21 Later
}
backdate() {
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	save 2020-01-30 Conclusie
}
backdate_a_little() { # before the commit it is made on, after the last state
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	save 2020-02-15 Conclusie
}
write_in_the_future() {
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	git add -A
	GIT_AUTHOR_DATE=2020-06-01T12:00:00 \
		GIT_COMMITTER_DATE=2020-02-21T12:00:00 git commit -q -m X
}
fill_in_before_the_meeting() {
	sed -i '/id: R3/s/}$/, uitkomst: vastgesteld}/' $doc
	save 2020-02-21 Raad
}
adopt_without_mandate() {
	write v90 'Tweede tekst' ', conclusie: Vastgesteld' "$adopted"
	save 2020-02-21 Bijgewerkt
}
adopt_without_mandate_by_a_body() {
	write v90 'Tweede tekst' \
		"$agreed, leden: [{naam: Baarn, uitkomst: vastgesteld}]" \
		"$adopted"
	save 2020-02-21 Bijgewerkt
}
turn_the_order_around() {
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-02-18" "$adopted"
	save 2020-02-21 Bijgewerkt
}
give_an_id_twice() {
	sed -i 's/id: R3/id: R2/' $doc
	save 2020-02-21 Rij
}
contradict_in_the_note() {
	sed -i '/id: R3/s/}$/, gehouden: 2020-02-20, uitkomst: aangehouden}/' \
		$doc
	save 2020-02-21 "Raad

Stap: R3
Besluit: vastgesteld"
}
refer_to_no_text() {
	sed -i '/id: R3/s/}$/, gehouden: 2020-02-20, uitkomst: vastgesteld}/' \
		$doc
	save 2020-02-21 "Raad

Stap: R3
Besluit: vastgesteld
Over: 0123456789012345678901234567890123456789"
}
contradict_in_the_name() {
	on 2020-02-21 git tag -a -m "Vastgesteld

Stap: R1
Besluit: vastgesteld" oa/besluit
}
put_name_on_other_version() { git tag -f oa/v90 oa/v70; }
put_name_on_other_text() {
	edit_after_adoption
	name 2020-02-01 oa/v90 HEAD
}
give_name_an_old_date() {
	name 2020-02-05 oa/v90 HEAD~1
}
give_name_after_the_decision() { name 2020-02-21 oa/v90 "oa/v90^{commit}"; }
copy_the_message_of_a_name() {
	message=$(git for-each-ref --format='%(contents)' refs/tags/oa/v90)
	on 2020-02-20 git tag -f -a -m "$message" oa/v90 HEAD
}
move_a_logged_name() {
	git config core.logAllRefUpdates always
	on 2020-02-20 git tag -f oa/los "oa/v70^{commit}"
	on 2020-02-21 git tag -f oa/los HEAD
}
name_a_folder() { git tag -f oa/v90 "HEAD^{tree}"; }

# another past: R1 was never agreed
other_past() {
	git reset -q --hard oa/v70
	write v90 'Tweede tekst' ', conclusie: Niet akkoord' ''
	save 2020-02-01 'Versie 90'
	write v90 'Tweede tekst' ', conclusie: Niet akkoord' "$adopted"
	save 2020-02-11 Vastgesteld
}
rewrite_history() { other_past; }
leave_only_names() {
	name 2020-02-12 oa/vastgesteld HEAD
	other_past
	rm -rf .git/logs
}
push_by_force() {
	git init -q --bare ../server.git
	git remote add origin ../server.git
	git push -q -u origin main
	other_past
	git push -q --force origin main
}
receive_a_forced_push() {
	git clone -q --bare . ../server.git
	git clone -q ../server.git ../collega
	git remote add origin ../server.git
	git push -q origin main
	other_past
	git push -q --force origin main
	cd ../collega && git fetch -q && git reset -q --hard origin/main
}
push_by_force_to_a_server() {
	git clone -q --bare . ../server.git
	git -C ../server.git config core.logAllRefUpdates always
	git remote add origin ../server.git
	echo meer >>README.md
	save 2020-02-22 Leesmij
	git push -q origin main
	other_past
	git push -q --force origin main
	cd ../server.git || return
}
change_the_adopted_text_by_force() {
	git reset -q --hard oa/v90
	write v90 'Derde tekst' "$agreed" ''
	save 2020-02-02 'Versie 90'
	write v90 'Derde tekst' "$agreed" "$adopted"
	save 2020-02-11 Vastgesteld
}
replace_a_commit() {
	other=$(git commit-tree -m Anders "oa/v70^{tree}" -p HEAD~2)
	git replace HEAD~1 "$other"
}
replace_a_text() {
	other=$(sed s/Akkoord/Tegen/ $doc | git hash-object -w --stdin)
	git replace "$(blob)" "$other"
}
replace_a_folder() {
	git replace "HEAD:agendas" "oa/v70^{commit}:agendas"
}
graft_other_parents() {
	git rev-parse HEAD >.git/info/grafts
}
drop_a_decision_in_a_merge() {
	git checkout -q -b zij oa/v90
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-01-20" ''
	save 2020-02-12 Zijtak
	on 2020-02-21 git merge -q -s ours -m Samen main
	git checkout -q main
	git merge -q --ff-only zij
}

sign_here() {
	git config gpg.format ssh
	git config gpg.ssh.allowedSignersFile .git/signers
	git config user.signingKey "$tmp/anna"
	echo "anna@regio.example $(cat "$tmp/anna.pub")" >.git/signers
}
signed_by_a_stranger() {
	sign_here
	on 2020-02-21 git -c user.signingKey="$tmp/vreemd" tag -s -m Besluit \
		oa/besluit
}
signed_commit_of_a_stranger() {
	sign_here
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	save 2020-02-21 Conclusie -S"$tmp/vreemd"
}
change_a_signed_commit() {
	sign_here
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	save 2020-02-21 Conclusie -S
	new=$(git cat-file commit HEAD | sed 's/^Conclusie$/Besluit/' |
		git hash-object -w -t commit --stdin)
	git update-ref refs/heads/main "$new"
}
change_a_signed_name() {
	sign_here
	on 2020-02-21 git tag -s -m Besluit oa/besluit
	new=$(git cat-file tag oa/besluit |
		sed "s/^object .*/object $(git rev-parse HEAD~1)/" |
		git hash-object -w -t tag --stdin)
	git update-ref refs/tags/oa/besluit "$new"
}

nothing() { :; }
record_and_release() {
	sed -i '/id: R3/s/2020-03-10}$/2020-02-24, uitkomst: vastgesteld}/' $doc
	git checkout -q $doc
	sed -i '/id: R3/s/}$/, gehouden: 2020-02-24, uitkomst: vastgesteld}/' \
		$doc
	save 2020-02-24 "Raad

Stap: R3
Besluit: vastgesteld
Gehouden: 2020-02-24
Over: $(blob)"
	name 2020-02-24 oa/definitief
}
another_version() {
	write v100 'Derde tekst' "$agreed" "$adopted"
	save 2020-02-21 'Versie 100'
	name 2020-02-21 oa/v100
}
move_the_document() {
	mkdir agendas/gooi
	git mv $doc agendas/gooi/oa.yaml
	save 2020-02-21 Verhuisd
}
join_a_side_branch() {
	git checkout -q -b zij oa/v90
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-01-20" ''
	save 2020-02-05 Dag
	git checkout -q main
	on 2020-02-21 git merge -q -s ours --no-commit zij
	write v90 'Tweede tekst' "$agreed, gehouden: 2020-01-20" "$adopted"
	save 2020-02-21 Samen
}
rebase_before_sharing() {
	git checkout -q -b oud
	git checkout -q main
	git reset -q --hard oa/v90
	echo eerst >README.md
	save 2020-02-10 Leesmij
	on 2020-02-21 git cherry-pick oud~1
	git branch -qD oud
}
squash_a_branch() {
	git checkout -q -b zij
	sed -i '/id: R3/s/}$/, gehouden: 2020-02-22, uitkomst: vastgesteld}/' \
		$doc
	save 2020-02-23 Raad
	git checkout -q main
	git merge -q --squash zij
	save 2020-02-24 Raad
}
undo_before_sharing() {
	git clone -q --bare . ../server.git
	git remote add origin ../server.git
	git fetch -q
	sed -i '/id: R3/s/}$/, gehouden: 2020-02-22, uitkomst: afgewezen}/' \
		$doc
	save 2020-02-23 Vergissing
	git reset -q --hard HEAD~1
}
sign_everything() {
	sign_here
	write v90 'Tweede tekst' "$agreed" "$adopted, conclusie: Conform"
	save 2020-02-21 Conclusie -S
	on 2020-02-21 git tag -s -m Besluit oa/besluit
}
sign_without_a_list() {
	sign_everything
	git config --unset gpg.ssh.allowedSignersFile
}
shallow_copy() {
	git clone -q --depth 1 "file://$tmp/case" ../ondiep
	cd ../ondiep || return
}

base "$tmp/base"
for f in edit_after_adoption edit_while_renaming edit_on_a_side_branch \
	edit_in_the_act_of_adopting; do
	attack changed-after-adoption $f
done
for f in rewrite_conclusion withdraw_outcome change_day_held \
	drop_a_decision_in_a_merge; do
	attack rewritten $f
done
for f in delete_decided_row delete_open_row delete_document; do
	attack vanished $f
done
for f in backdate backdate_a_little write_in_the_future; do
	attack backdated $f
done
attack rescheduled move_date
attack recorded-early fill_in_before_the_meeting
attack mandate adopt_without_mandate
attack mandate adopt_without_mandate_by_a_body
attack order turn_the_order_around
attack duplicate-step give_an_id_twice
for f in contradict_in_the_note refer_to_no_text contradict_in_the_name; do
	attack witness-conflict $f
done
for f in put_name_on_other_version put_name_on_other_text \
	give_name_an_old_date give_name_after_the_decision \
	copy_the_message_of_a_name move_a_logged_name name_a_folder; do
	attack tag-moved $f
done
for f in rewrite_history leave_only_names push_by_force \
	receive_a_forced_push push_by_force_to_a_server \
	change_the_adopted_text_by_force; do
	attack history-replaced $f
done
for f in replace_a_commit replace_a_text replace_a_folder \
	graft_other_parents; do
	attack replace-ref $f
done
for f in nothing record_and_release another_version move_the_document \
	join_a_side_branch rebase_before_sharing squash_a_branch \
	undo_before_sharing shallow_copy; do
	honest $f
done
if command -v ssh-keygen >/dev/null; then
	for key in anna vreemd; do
		ssh-keygen -q -t ed25519 -N '' -C $key -f "$tmp/$key"
	done
	for f in signed_by_a_stranger signed_commit_of_a_stranger \
		change_a_signed_commit change_a_signed_name; do
		attack signature $f
	done
	honest sign_everything
	honest sign_without_a_list
else
	echo "signatures: skipped, there is no ssh-keygen"
fi
summary
