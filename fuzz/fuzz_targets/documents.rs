#![cfg_attr(fuzzing, no_main)]

dateline_fuzz::target!(documents);
