# SPDX-License-Identifier: GPL-2.0-or-later
#
# Makes org.pandemonium1(5) from the interface XML: the comment in front of each element is its text, the element its
# heading. Reads the XML as we write it, one element a line; awk has no XML parser and needs none here. The head and
# the tail of the page are passed on as they are.

function escaped(text) {
	gsub(/\\/, "\\e", text)
	gsub(/^[ \t]+/, "", text)
	if (text ~ /^[.']/)
		text = "\\&" text
	gsub(/\. +/, ".\n", text) # mdoc wants each sentence on a line of its own
	return text
}

function attribute(name,    rest) {
	if (!match($0, " " name "=\"[^\"]*\""))
		return ""
	rest = substr($0, RSTART, RLENGTH)
	sub(/^[^"]*"/, "", rest)
	sub(/"$/, "", rest)
	return rest
}

# The comment of the coming element: its first line is the element's name and says nothing new.
function keep(line) {
	if (line ~ /SPDX-License-Identifier/)
		return
	if (!named && line ~ /^[ \t]*[A-Za-z0-9.]+:[ \t]*$/) {
		named = 1
		return
	}
	comment[++comment_lines] = line
}

function say_argument(line,    colon) {
	sub(/^[ \t]*@/, "", line)
	colon = index(line, ":")
	if (!in_list++)
		print ".Bl -tag -width Ds -compact"
	print ".It Ar " substr(line, 1, colon - 1)
	print escaped(substr(line, colon + 1))
}

function end_list() {
	if (in_list)
		print ".El"
	in_list = 0
}

function say_comment(    i, line, gap, said) {
	for (i = 1; i <= comment_lines; i++) {
		line = comment[i]
		if (line ~ /^[ \t]*$/) {
			gap = 1
		} else if (line ~ /^[ \t]*@[a-z_]+:/) {
			say_argument(line)
			said = 1
			gap = 0
		} else {
			if (gap) {
				end_list()
				if (said)
					print ".Pp"
			}
			print escaped(line)
			said = 1
			gap = 0
		}
	}
	end_list()
	comment_lines = named = 0
}

function start_section(kind) {
	if (section == kind)
		return
	end_section()
	print ".Ss " kind
	print ".Bl -tag -width Ds"
	section = kind
}

function end_section() {
	if (section != "")
		print ".El"
	section = ""
}

function say_member(    heading) {
	start_section(member_section)
	heading = member
	if (member_section == "Properties")
		heading = heading " " member_type
	else
		heading = heading "(" ins ")" (outs == "" ? "" : " -> (" outs ")")
	print ".It Li \"" heading "\""
	if (emits != "")
		print emits
	if (emits != "" && comment_lines)
		print ".Pp"
	say_comment()
	member = ins = outs = emits = ""
}

function start_member(kind) {
	member = attribute("name")
	member_type = attribute("type")
	member_section = kind
	emits = ""
	if (/\/>[ \t]*$/)
		say_member()
}

FILENAME ~ /\.(head|tail)$/ {
	print
	next
}
/<!--/ {
	comment_lines = named = 0
	in_comment = 1
	sub(/.*<!--/, "")
}
in_comment {
	ends = /-->/
	sub(/[ \t]*-->.*/, "")
	keep($0)
	if (ends)
		in_comment = 0
	next
}
/<interface / {
	print ".Sh INTERFACE " attribute("name")
	say_comment()
}
/<property / { start_member("Properties") }
/<method / { start_member("Methods") }
/<signal / { start_member("Signals") }
/<annotation .*EmitsChangedSignal/ {
	value = attribute("value")
	emits = value == "const" ? "Constant." : value == "true" ? "Announces its changes." : ""
}
/<arg / {
	one = attribute("name") " " attribute("type")
	if (attribute("direction") == "out" && member_section == "Methods")
		outs = outs (outs == "" ? "" : ", ") one
	else
		ins = ins (ins == "" ? "" : ", ") one
}
/<\/(property|method|signal)>/ { say_member() }
/<\/interface>/ { end_section() }
