# The form of an evidence bundle.

evidence-title = Evidence about { $name }
evidence-description = Facts about { $name } with originals and proofs, in one file.
evidence-about = One file with facts, scores, originals, provenance, proofs and a dossier for readers. Anybody can check it without us and without this site; <code>lexgap verify</code> says what holds and what could not be checked.
evidence-all-topics = all topics
evidence-edition = Edition
evidence-mask = Mask in all facts
evidence-mask-source = who published each fact
evidence-mask-provenance = from which original and place it was read
evidence-mask-quantity = the figures themselves
evidence-mask-breakdown = the parts of totals: sex, age, form of exploitation
evidence-mask-said = what reports say
evidence-mask-reading = how a program read it
evidence-mask-review = what people decided about it
evidence-mask-url = addresses of laws
evidence-leave-out = Leave out these facts
evidence-leave-out-help = Identifiers as they stand in the addresses of facts, or <code>ti-cpi@2023</code> for a value of an indicator, parted by commas. Originals and results that would tell of what is masked or left out are left out, too. The proofs hold for the rest, and the file says how much is not in it.
evidence-make = Make the file
evidence-back = Back to { $name }
