"""What headings and labels mean, in seven languages."""
