"""演示数据：a small part of a city to try the product with. Every person in it is made up."""
