// Reads a report with Reviewdog's own parser and prints what it understood, one JSON object a line.
package main

import (
	"fmt"
	"os"

	"github.com/reviewdog/reviewdog/parser"
	"google.golang.org/protobuf/encoding/protojson"
)

func main() {
	reader, err := parser.New(&parser.Option{FormatName: os.Args[1]})
	if err == nil {
		err = show(reader)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func show(reader parser.Parser) error {
	diagnostics, err := reader.Parse(os.Stdin)
	if err != nil {
		return err
	}
	for _, diagnostic := range diagnostics {
		text, err := protojson.Marshal(diagnostic)
		if err != nil {
			return err
		}
		fmt.Println(string(text))
	}
	return nil
}
