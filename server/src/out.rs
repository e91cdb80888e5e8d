//! Standard output, whose reader may leave early: `lexgap score | head -1`.

use std::{
    fmt::Arguments,
    io::{self, ErrorKind, Write},
    process,
};

/// `println!` for commands, without its panic where nobody reads any more.
macro_rules! say {
    ($($words:tt)*) => { $crate::out::line(format_args!($($words)*)) };
}

/// Writes a line. Ends the program where it cannot: quietly where the reader has left, as other tools do, and with a
/// message where the disk is full or the like.
pub fn line(words: Arguments<'_>) {
    match write(&mut io::stdout().lock(), words) {
        Ok(true) => {}
        Ok(false) => process::exit(0),
        Err(error) => {
            eprintln!("lexgap: could not write to standard output: {error}");
            process::exit(1)
        }
    }
}

/// Whether anybody still reads.
fn write(out: &mut impl Write, words: Arguments<'_>) -> io::Result<bool> {
    match out.write_fmt(words).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        other => other.map(|()| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ends(ErrorKind);

    impl Write for Ends {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_left_is_no_error() {
        let mut kept = Vec::new();
        assert!(write(&mut kept, format_args!("{} laws", 3)).unwrap());
        assert_eq!(kept, b"3 laws\n");
        assert!(!write(&mut Ends(ErrorKind::BrokenPipe), format_args!("x")).unwrap());
        assert!(write(&mut Ends(ErrorKind::StorageFull), format_args!("x")).is_err());
    }
}
