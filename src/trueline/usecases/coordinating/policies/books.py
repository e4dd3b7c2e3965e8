"""The books of policies."""

from trueline.contracts.books import Book
from trueline.coordination.acknowledging.acknowledgement import Acknowledgement, QuizTry

ACKNOWLEDGEMENTS = Book("acknowledgement", Acknowledgement)
QUIZ_TRIES = Book("quiz try", QuizTry)
