//! From the entities of each document to those of the corpus.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Alias, Date, DocumentIdx, Entity, EntityId, EntityType, Merge, MergeRule, Metadata};
use rustc_hash::FxHashMap;

use crate::attach::{Bearer, Scope, attach};
use crate::document::{DocumentEntities, LocalEntity};
use crate::judgement::{
    Called, Judged, JudgementError, Judgements, Mark, Unheeded, finish, judge, merge_marks,
};
use crate::name::is_same_writing;
use crate::slug;

/// The entities of the corpus and where each document's entities went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// In order of [`EntityId`].
    pub entities: Vec<Entity>,
    /// For each document, for each of its entities, the entity of the corpus; `None` where a judgement hides it.
    pub of: Vec<Vec<Option<EntityId>>>,
    /// Judgements that could not be followed, by line.
    pub unheeded: Vec<Unheeded>,
}

/// What entities of several documents share: a record, or a type and a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Identity {
    Record(RecordIdx),
    Name(EntityType, String),
}

/// Local entities of one identity.
#[derive(Default)]
struct Pool<'d> {
    members: Vec<Member<'d>>,
    acronyms: Vec<String>,
    /// The judgements that a member is named in.
    marks: Vec<Mark>,
}

/// An entity of one document.
#[derive(Clone, Copy)]
struct Member<'d> {
    document: DocumentIdx,
    /// Its place in the document's entities.
    place: usize,
    local: &'d LocalEntity,
}

/// Joins the entities of all documents; `documents[i]` and `metadata[i]` belong together.
///
/// Entities with one record, or with one type and key and no record, are one. Then short names are attached to the only
/// fuller name in the corpus that they can be short for. What `judgements` say goes before both. The result does not
/// depend on the order of the documents but through the numbers that the documents bear. Near-linear in the entities.
///
/// # Errors
/// [`JudgementError`] if judgements contradict each other in these documents; never because of a text.
pub fn resolve(
    documents: &[DocumentEntities],
    metadata: &[Metadata],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    judgements: &Judgements,
) -> Result<Resolution, JudgementError> {
    let pools = pools(documents, kb, judgements);
    let judged = if judgements.is_empty() {
        Judged::default()
    } else {
        let called: Vec<Called<'_>> = pools
            .iter()
            .map(|(identity, pool)| called(identity, pool))
            .collect();
        judge(&called, judgements, kb)?
    };
    let bearers: Vec<Bearer<'_>> = pools
        .iter()
        .enumerate()
        .map(|(i, (identity, pool))| {
            let mut bearer = bearer(identity, pool);
            if !judgements.is_empty() {
                bearer.record = judged.record[i].or(bearer.record);
                bearer.judged = judged.to[i];
                bearer.marks.clone_from(&judged.marks[i]);
            }
            bearer
        })
        .collect();
    let to = attach(&bearers, Scope::Corpus, kb, lexicon, judgements);
    let root = |mut i: usize| {
        while let Some((parent, _)) = to[i] {
            i = parent;
        }
        i
    };
    let names: Vec<String> = pools
        .iter()
        .map(|(identity, pool)| canonical_name(identity, pool, kb))
        .collect();
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..pools.len() {
        clusters.entry(root(i)).or_default().push(i);
    }
    let mut taken = slug::Taken::default();
    let mut entities: Vec<(usize, Entity)> = clusters
        .iter()
        .map(|(&root, members)| {
            let mut entity = describe(&pools, root, members, &names[root], metadata);
            for &i in members {
                if let Some((_, rule)) = to[i] {
                    let document = pools[i].1.members[0].document;
                    let (surface, into) = (names[i].clone(), entity.name.clone());
                    if !is_same_writing(&surface, &into) {
                        entity.merges.push(Merge {
                            rule,
                            surface,
                            into,
                            document,
                        });
                    }
                }
            }
            tidy_merges(&mut entity.merges);
            // The root's own record first: a judgement may have joined others to it.
            let mut records = std::iter::once(&root)
                .chain(members)
                .filter_map(|&i| bearers[i].record);
            identify(&mut entity, records.next(), kb, &mut taken);
            (root, entity)
        })
        .collect();
    entities.sort_by(|(_, left), (_, right)| left.key.cmp(&right.key));
    let (roots, mut entities): (Vec<usize>, Vec<Entity>) = entities.into_iter().unzip();
    let (hidden, mut unheeded) = finish(&mut entities, judgements);
    if !judgements.is_empty() {
        let marks = clusters.values().map(|members| {
            let mut marks = Vec::new();
            members
                .iter()
                .for_each(|&i| merge_marks(&mut marks, &judged.marks[i]));
            marks
        });
        unheeded.extend(judgements.not_parted(&marks.collect::<Vec<_>>()));
    }
    let mut id_of_root: FxHashMap<usize, EntityId> = FxHashMap::default();
    for (&root, _) in roots.iter().zip(&hidden).filter(|(_, hidden)| !**hidden) {
        id_of_root.insert(root, EntityId(id_of_root.len() as u32));
    }
    let mut of: Vec<Vec<Option<EntityId>>> = documents
        .iter()
        .map(|document| vec![None; document.entities.len()])
        .collect();
    for (i, (_, pool)) in pools.iter().enumerate() {
        let id = id_of_root.get(&root(i)).copied();
        for member in &pool.members {
            of[member.document.0 as usize][member.place] = id;
        }
    }
    let mut unheeded: Vec<Unheeded> = judged.unheeded.into_iter().chain(unheeded).collect();
    unheeded.sort();
    let shown = entities.into_iter().zip(hidden).filter(|(_, hidden)| !hidden);
    Ok(Resolution {
        entities: shown.map(|(entity, _)| entity).collect(),
        of,
        unheeded,
    })
}

/// The entities of all documents by what they share, in order of that.
fn pools<'d>(
    documents: &'d [DocumentEntities],
    kb: &KnowledgeBase,
    judgements: &Judgements,
) -> Vec<(Identity, Pool<'d>)> {
    let adopted = adopted_acronyms(documents);
    let mut pools: BTreeMap<Identity, Pool<'_>> = BTreeMap::new();
    // What a judgement keeps out of the pool of its name.
    let mut parted: Vec<(Identity, Pool<'_>)> = Vec::new();
    for (i, document) in documents.iter().enumerate() {
        for (place, local) in document.entities.iter().enumerate() {
            let mut identity = identity(local, &adopted);
            let mut marks = Vec::new();
            if !judgements.is_empty() {
                let called = local.called();
                marks = judgements.marks(&called, kb);
                if let Identity::Record(record) = identity
                    && !judgements.permits(&called, record, kb)
                {
                    identity = Identity::Name(local.entity_type, local.key.clone());
                }
            }
            let pool = match pools.entry(identity).or_default() {
                pool if !judgements.are_apart(&marks, &pool.marks) => pool,
                _ => {
                    let name = Identity::Name(local.entity_type, local.key.clone());
                    let fits = |(other, pool): &(Identity, Pool<'_>)| {
                        *other == name && !judgements.are_apart(&marks, &pool.marks)
                    };
                    let at = parted.iter().position(fits).unwrap_or_else(|| {
                        parted.push((name, Pool::default()));
                        parted.len() - 1
                    });
                    &mut parted[at].1
                }
            };
            pool.members.push(Member {
                document: DocumentIdx(i as u32),
                place,
                local,
            });
            pool.acronyms.extend(local.acronyms.iter().cloned());
            merge_marks(&mut pool.marks, &marks);
        }
    }
    pools.into_iter().chain(parted).collect()
}

/// A pool as judgements see it.
fn called<'p>(identity: &Identity, pool: &Pool<'p>) -> Called<'p> {
    let full = fullest(pool);
    let mut keys: Vec<&str> = pool
        .members
        .iter()
        .map(|member| member.local.key.as_str())
        .collect();
    keys.sort_unstable_by_key(|key| (*key != full.key, *key));
    keys.dedup();
    let surfaces = pool
        .members
        .iter()
        .flat_map(|member| member.local.surfaces.keys());
    let mut surfaces: Vec<&str> = surfaces.map(String::as_str).collect();
    surfaces.sort_unstable();
    surfaces.dedup();
    Called {
        entity_type: full.entity_type,
        keys,
        surfaces,
        record: match identity {
            Identity::Record(record) => Some(*record),
            Identity::Name(..) => None,
        },
    }
}

/// Acronyms that stand for one record wherever a document links them, so that they do where one could not.
fn adopted_acronyms(documents: &[DocumentEntities]) -> FxHashMap<&str, RecordIdx> {
    let mut records: FxHashMap<&str, BTreeSet<RecordIdx>> = FxHashMap::default();
    for local in documents.iter().flat_map(|document| &document.entities) {
        if let Some(record) = local.record {
            for acronym in own_acronym(local)
                .into_iter()
                .chain(local.acronyms.iter().map(String::as_str))
            {
                records.entry(acronym).or_default().insert(record);
            }
        }
    }
    let unique = records.into_iter().filter(|(_, records)| records.len() == 1);
    unique
        .filter_map(|(acronym, records)| Some((acronym, *records.first()?)))
        .collect()
}

/// The acronym that an organization goes by in its document.
fn own_acronym(local: &LocalEntity) -> Option<&str> {
    let name = local
        .organization
        .as_ref()
        .filter(|_| local.entity_type == EntityType::Organization)?;
    name.acronym.as_deref()
}

fn identity(local: &LocalEntity, adopted: &FxHashMap<&str, RecordIdx>) -> Identity {
    // A document that spells the letters out has decided for itself.
    let free = || own_acronym(local).filter(|_| local.merges.is_empty());
    let adopted = || free().and_then(|acronym| adopted.get(acronym).copied());
    match local.record.or_else(adopted) {
        Some(record) => Identity::Record(record),
        None => Identity::Name(local.entity_type, local.key.clone()),
    }
}

/// The name by which a pool competes: that of its fullest member.
fn bearer<'p>(identity: &Identity, pool: &'p Pool<'_>) -> Bearer<'p> {
    let fullest = fullest(pool);
    Bearer {
        entity_type: fullest.entity_type,
        person: fullest.person.as_ref(),
        organization: fullest.organization.as_ref(),
        acronyms: &pool.acronyms,
        record: match identity {
            Identity::Record(record) => Some(*record),
            Identity::Name(..) => None,
        },
        marks: Vec::new(),
        judged: None,
    }
}

/// The member whose name has most words, then most letters, then comes first in the alphabet.
fn fullest<'d>(pool: &Pool<'d>) -> &'d LocalEntity {
    let size = |local: &LocalEntity| (local.key.split(' ').count(), local.key.len());
    let mut members = pool.members.iter().map(|member| member.local);
    let first = members.next().expect("a pool is made with its first member");
    members.fold(first, |best, local| {
        let better = size(local)
            .cmp(&size(best))
            .then_with(|| best.name.cmp(&local.name));
        if better.is_gt() { local } else { best }
    })
}

fn canonical_name(identity: &Identity, pool: &Pool<'_>, kb: &KnowledgeBase) -> String {
    match identity {
        Identity::Record(record) => kb.record(*record).name.to_owned(),
        Identity::Name(..) => fullest(pool).name.clone(),
    }
}

/// Counts, aliases, dates and joins of a cluster; key and record are filled in later.
fn describe(
    pools: &[(Identity, Pool<'_>)],
    root: usize,
    members: &[usize],
    name: &str,
    metadata: &[Metadata],
) -> Entity {
    let mut surfaces: BTreeMap<&str, u32> = BTreeMap::new();
    let mut documents: BTreeSet<DocumentIdx> = BTreeSet::new();
    let mut merges = Vec::new();
    for &Member { document, local, .. } in members.iter().flat_map(|&i| &pools[i].1.members) {
        documents.insert(document);
        for (surface, count) in &local.surfaces {
            *surfaces.entry(surface).or_default() += count;
        }
        let mut joined = |rule, surface: &str| {
            if !is_same_writing(surface, name) {
                let (surface, into) = (surface.to_owned(), name.to_owned());
                merges.push(Merge {
                    rule,
                    surface,
                    into,
                    document,
                });
            }
        };
        for (rule, surface, _) in &local.merges {
            joined(*rule, surface);
        }
        if local.record.is_some() {
            let accents = fold(&local.name) == fold(name);
            joined(
                if accents {
                    MergeRule::SameName
                } else {
                    MergeRule::KnowledgeBase
                },
                &local.name,
            );
        }
    }
    let mut aliases: Vec<Alias> = surfaces
        .into_iter()
        .map(|(surface, count)| Alias {
            surface: surface.to_owned(),
            count,
        })
        .collect();
    aliases.sort_by(|left, right| {
        right
            .count
            .cmp(&left.count)
            .then_with(|| left.surface.cmp(&right.surface))
    });
    let dates = || {
        documents
            .iter()
            .filter_map(|document| metadata.get(document.0 as usize)?.date)
    };
    let (first_seen, last_seen): (Option<Date>, Option<Date>) = (dates().min(), dates().max());
    Entity {
        key: String::new(),
        name: name.to_owned(),
        entity_type: fullest(&pools[root].1).entity_type,
        mentions: aliases.iter().map(|alias| alias.count).sum(),
        documents: documents.len() as u32,
        aliases,
        country: None,
        lat: None,
        lon: None,
        description: None,
        first_seen,
        last_seen,
        merges,
    }
}

/// Keeps the first document of each join.
fn tidy_merges(merges: &mut Vec<Merge>) {
    merges.sort();
    merges.dedup_by(|later, earlier| {
        (later.rule, &later.surface, &later.into) == (earlier.rule, &earlier.surface, &earlier.into)
    });
}

/// Gives an entity its key, and what the knowledge base knows of it.
fn identify(entity: &mut Entity, record: Option<RecordIdx>, kb: &KnowledgeBase, taken: &mut slug::Taken) {
    let Some(record) = record.map(|record| kb.record(record)) else {
        entity.key = slug::unique(&entity.name, taken);
        return;
    };
    record.id.clone_into(&mut entity.key);
    record.name.clone_into(&mut entity.name);
    entity.country = record.country.map(str::to_owned);
    (entity.lat, entity.lon) = (record.lat, record.lon);
    entity.description = record.description.map(str::to_owned);
}
